namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>A unit with who it followed, who followed it, and its hamlets at any time.</summary>
public sealed record UnitDetailResponse(
    UnitResponse Unit,
    IReadOnlyList<UnitSuccessionResponse> Predecessors,
    IReadOnlyList<UnitSuccessionResponse> Successors,
    IReadOnlyList<UnitHamletResponse> Hamlets);
