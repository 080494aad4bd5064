namespace NtmLearn.Lms.Reports;

/// <summary>A row beneath a figure.</summary>
/// <param name="Href">Where it can be seen; null for nowhere.</param>
/// <param name="Amount">What it adds to the figure.</param>
public sealed record FigureRow(string Name, string Detail, string? Href, decimal Amount, ReportSpot Spot);
