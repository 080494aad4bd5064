namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>A unit that an act makes, or one that is there already and takes others in.</summary>
/// <param name="ExistingUnitId">The unit that goes on; the other fields do not count then.</param>
/// <param name="Kind">A word of <see cref="UnitWords.KindsOf"/>; null for that of the (first) predecessor.</param>
/// <param name="ParentId">Null for that of the (first) predecessor.</param>
/// <param name="TakesOver">In a split: takes what cannot be told apart.</param>
public sealed record SuccessorDraft(
    Guid? ExistingUnitId = null,
    string? Code = null,
    string? Name = null,
    string? Kind = null,
    Guid? ParentId = null,
    string? Seat = null,
    bool TakesOver = false);
