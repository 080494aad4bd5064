namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>A unit that an act makes, or one that goes on.</summary>
public sealed record SuccessorRequest(
    Guid? ExistingUnitId = null, string? Code = null, string? Name = null, string? Kind = null, Guid? ParentId = null, string? Seat = null, bool TakesOver = false);
