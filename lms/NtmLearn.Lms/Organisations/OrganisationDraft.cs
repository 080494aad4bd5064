namespace NtmLearn.Lms.Organisations;

/// <summary>What somebody says of an organisation, to add or to change it. Field names of refusals are those of this record.</summary>
public sealed record OrganisationDraft(
    string Name, string? ShortName, OrganisationKind Kind, Guid? UnitId, DateOnly? ValidFrom, DateOnly? ValidTo, string? Role);
