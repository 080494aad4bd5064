namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>What somebody says of a unit, to add or to change it. Field names of refusals are those of this record.</summary>
/// <param name="Kind">A word of <see cref="UnitWords.KindsOf"/>.</param>
/// <param name="ValidFrom">First day; null when it lies before our records.</param>
/// <param name="ValidTo">Last day; null while it exists.</param>
public sealed record UnitDraft(
    string Code, string Name, UnitLevel Level, string Kind, Guid? ParentId, DateOnly? ValidFrom, DateOnly? ValidTo, string? Seat);
