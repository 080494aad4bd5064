using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Offerings.Desk;

/// <summary>A session in a list.</summary>
public sealed record SessionLine(TrainingSession Session, string? VenueName, IReadOnlyList<string> Facilitators);
