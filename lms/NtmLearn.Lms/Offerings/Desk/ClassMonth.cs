namespace NtmLearn.Lms.Offerings.Desk;

/// <summary>What is in a month.</summary>
public sealed record ClassMonth(IReadOnlyList<MonthSession> Sessions, IReadOnlyList<Sessions.AvoidedDays> Avoided);
