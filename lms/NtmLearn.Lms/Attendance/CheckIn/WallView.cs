namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>What the projector shows now; <c>wall.js</c> asks for it again and again.</summary>
/// <param name="Picture">The QR code as the address of an SVG picture; null while there is nothing to scan.</param>
/// <param name="ShortCode">In two groups.</param>
/// <param name="There">How many are there so far, whichever way they were recorded.</param>
/// <param name="Closed">Why nobody can sign in, in the words of the screen.</param>
public sealed record WallView(string? Picture, string? ShortCode, int There, string? Closed);
