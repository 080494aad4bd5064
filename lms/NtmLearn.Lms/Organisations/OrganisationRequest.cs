using NtmLearn.Lms.Api.Validation;

namespace NtmLearn.Lms.Organisations;

/// <summary>An organisation to add or to change.</summary>
/// <param name="Version">When changing: the version that was read; null to change whatever is there.</param>
public sealed record OrganisationRequest(
    [RequiredVi, MaxLengthVi(Organisation.NameMaxLength)] string? Name,
    [RequiredVi] OrganisationKind? Kind,
    string? ShortName = null,
    Guid? UnitId = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null,
    string? Role = null,
    int? Version = null);
