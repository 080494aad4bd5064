namespace NtmLearn.Lms.Papers;

/// <summary>A column of a table.</summary>
/// <param name="Share">Its part of the width, against the other columns' parts.</param>
/// <param name="IsCentred">For numbers in order and the like; text stands left.</param>
public sealed record PaperColumn(string Heading, int Share, bool IsCentred = false);
