namespace NtmLearn.Lms.Organisations;

/// <summary>An organisation with who it followed and who followed it.</summary>
public sealed record OrganisationDetailResponse(OrganisationResponse Organisation, IReadOnlyList<OrganisationSuccessionResponse> Successions);
