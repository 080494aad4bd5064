using NtmLearn.Lms.Api.Validation;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>An act to record.</summary>
/// <param name="Assignments">In a split: hamlet or unit below → place in <paramref name="Successors"/>, from 0.</param>
/// <param name="DryRun">Only says what would happen.</param>
public sealed record ReorganisationRequest(
    [RequiredVi] ReorganisationKind? Kind,
    [RequiredVi] DateOnly? EffectiveOn,
    [RequiredVi] IReadOnlyList<Guid>? Predecessors,
    IReadOnlyList<SuccessorRequest>? Successors = null,
    string? Number = null,
    string? Title = null,
    string? Note = null,
    bool AllowOtherLevel = false,
    IReadOnlyDictionary<Guid, int>? Assignments = null,
    bool DryRun = false);
