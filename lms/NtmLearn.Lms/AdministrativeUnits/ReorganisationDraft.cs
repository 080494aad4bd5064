namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>An act that changes units, as somebody enters it.</summary>
/// <param name="Title">Null for words made of the kind.</param>
/// <param name="Predecessors">Units that end the day before.</param>
/// <param name="Successors">Units that follow; none when a level is dropped.</param>
/// <param name="AllowOtherLevel">A successor may be of another level than its predecessors.</param>
/// <param name="Assignments">In a split: hamlet or unit below → which of <paramref name="Successors"/>, from 0.</param>
public sealed record ReorganisationDraft(
    ReorganisationKind Kind,
    DateOnly EffectiveOn,
    string? Number,
    string? Title,
    string? Note,
    IReadOnlyList<Guid> Predecessors,
    IReadOnlyList<SuccessorDraft> Successors,
    bool AllowOtherLevel = false,
    IReadOnlyDictionary<Guid, int>? Assignments = null);
