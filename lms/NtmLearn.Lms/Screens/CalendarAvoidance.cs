namespace NtmLearn.Lms.Screens;

/// <summary>A day on which nothing should be held, and why: Tết, Sene Đolta.</summary>
public sealed record CalendarAvoidance(DateOnly Day, string Name);
