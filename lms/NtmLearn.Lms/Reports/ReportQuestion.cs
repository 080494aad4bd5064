using NtmLearn.Lms.AdministrativeUnits;

namespace NtmLearn.Lms.Reports;

/// <summary>What a report is about: one class, or the classes that began in a period.</summary>
/// <param name="Code">One class; the rest narrows classes otherwise.</param>
/// <param name="From">First day of the period, inclusive; classes count by their first day.</param>
/// <param name="UnitId">Classes held for it or below it, and of other classes its people only.</param>
/// <param name="AsThen">Units as they were on the day of the class; otherwise as they are today.</param>
/// <param name="Level">How finely figures are broken down.</param>
public sealed record ReportQuestion(
    string? Code = null,
    DateOnly? From = null,
    DateOnly? To = null,
    Guid? UnitId = null,
    Guid? TopicId = null,
    bool AsThen = true,
    BreakdownLevel Level = BreakdownLevel.Commune)
{
    /// <summary>The same, read from an address.</summary>
    public string Query => "?" + string.Join('&', new[]
    {
        From is { } from ? $"tu={from:yyyy-MM-dd}" : null,
        To is { } to ? $"den={to:yyyy-MM-dd}" : null,
        UnitId is { } unit ? $"dv={unit}" : null,
        TopicId is { } topic ? $"chuyen-de={topic}" : null,
        AsThen ? null : "xem=nay",
        Level == BreakdownLevel.Commune ? null : $"cap={Level}",
    }.OfType<string>());
}
