namespace NtmLearn.Lms.Offerings.Desk;

/// <summary>A class in a list.</summary>
public sealed record ClassRow(CourseOffering Offering, string? UnitName);
