using NtmLearn.Lms.Api.Validation;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>A unit to add or to change.</summary>
/// <param name="Version">When changing: the version that was read; null to change whatever is there.</param>
public sealed record UnitRequest(
    [RequiredVi, MaxLengthVi(AdministrativeUnit.CodeMaxLength)] string? Code,
    [RequiredVi, MaxLengthVi(AdministrativeUnit.NameMaxLength)] string? Name,
    [RequiredVi] UnitLevel? Level,
    [RequiredVi, MaxLengthVi(AdministrativeUnit.KindMaxLength)] string? Kind,
    Guid? ParentId = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null,
    string? Seat = null,
    int? Version = null);
