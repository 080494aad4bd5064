using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Enrolments;

/// <summary>Somebody who may decide about a unit's people in place of its manager, for a period of days.</summary>
public sealed class ApprovalDeputy : IAudited
{
    public required Guid ApprovalDeputyId { get; init; }

    public required Guid UnitId { get; init; }

    public required Guid AccountId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly ValidTo { get; set; }

    Guid IAudited.AuditId => ApprovalDeputyId;
}
