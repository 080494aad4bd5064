namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>A link between an old unit and one that followed.</summary>
public sealed record UnitSuccessionResponse(Guid PredecessorId, Guid SuccessorId, DateOnly EffectiveOn, ReorganisationKind Kind, Guid? ReorganisationId, bool TakesOver);
