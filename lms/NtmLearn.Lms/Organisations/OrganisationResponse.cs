namespace NtmLearn.Lms.Organisations;

/// <summary>An organisation as the API gives it.</summary>
public sealed record OrganisationResponse(
    Guid OrganisationId, string Name, string? ShortName, OrganisationKind Kind, Guid? UnitId, DateOnly? ValidFrom, DateOnly? ValidTo, string? Role, int Version);
