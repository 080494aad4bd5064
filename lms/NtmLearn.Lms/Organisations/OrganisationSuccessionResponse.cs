namespace NtmLearn.Lms.Organisations;

/// <summary>Which organisation followed which.</summary>
public sealed record OrganisationSuccessionResponse(Guid PredecessorId, Guid SuccessorId, DateOnly? EffectiveOn, OrganisationSuccessionKind Kind);
