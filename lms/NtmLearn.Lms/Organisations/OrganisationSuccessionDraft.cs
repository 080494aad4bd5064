namespace NtmLearn.Lms.Organisations;

/// <summary>That one organisation followed another.</summary>
/// <param name="EffectiveOn">First day; null while not known.</param>
/// <param name="EndsPredecessor">The predecessor ends the day before; needs the day.</param>
public sealed record OrganisationSuccessionDraft(
    Guid PredecessorId, Guid SuccessorId, DateOnly? EffectiveOn, OrganisationSuccessionKind Kind, bool EndsPredecessor);
