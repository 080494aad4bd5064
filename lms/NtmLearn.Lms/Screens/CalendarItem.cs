namespace NtmLearn.Lms.Screens;

/// <summary>Something on a day of a calendar.</summary>
/// <param name="StartsAt">Minutes since midnight; null when it lasts all day.</param>
public sealed record CalendarItem(DateOnly Day, int? StartsAt, string Label, string? Href = null, BadgeKind Kind = BadgeKind.Good);
