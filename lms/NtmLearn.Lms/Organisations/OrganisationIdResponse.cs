namespace NtmLearn.Lms.Organisations;

/// <summary>What was added or changed.</summary>
public sealed record OrganisationIdResponse(Guid OrganisationId);
