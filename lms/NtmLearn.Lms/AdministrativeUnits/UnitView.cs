namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>Under which units a list or report shows its rows.</summary>
/// <param name="Day">The day whose units are shown; null for the units as they were when each row came about.</param>
public sealed record UnitView(DateOnly? Day)
{
    /// <summary>Each row under the unit of its own day.</summary>
    public static readonly UnitView AsThen = new((DateOnly?)null);

    /// <summary>Every row under a unit of this day, today's for one.</summary>
    public static UnitView MappedTo(DateOnly day) => new(day);
}
