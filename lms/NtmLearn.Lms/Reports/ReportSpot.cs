namespace NtmLearn.Lms.Reports;

/// <summary>Under which unit something counts.</summary>
/// <param name="UnitId">As it was written down on the day; null when nobody knows.</param>
public readonly record struct ReportSpot(Guid? UnitId, DateOnly Day, Guid? HamletId = null);
