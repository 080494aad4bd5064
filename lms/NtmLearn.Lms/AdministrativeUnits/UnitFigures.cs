namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>Something counted: where, when, and figures that may be added up.</summary>
public sealed record UnitFigures(Guid? UnitId, DateOnly Day, Guid? HamletId, IReadOnlyList<decimal> Figures);
