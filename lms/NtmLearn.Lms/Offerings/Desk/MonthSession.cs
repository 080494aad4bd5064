namespace NtmLearn.Lms.Offerings.Desk;

/// <summary>A session in the calendar.</summary>
public sealed record MonthSession(DateOnly Day, int StartMinute, string Code, string Title, OfferingStatus Status);
