using NtmLearn.Lms.Api.Validation;

namespace NtmLearn.Lms.Organisations;

/// <summary>That an organisation was followed by another.</summary>
public sealed record OrganisationSuccessionRequest(
    [RequiredVi] Guid? SuccessorId, [RequiredVi] OrganisationSuccessionKind? Kind, DateOnly? EffectiveOn = null, bool EndsPredecessor = false);
