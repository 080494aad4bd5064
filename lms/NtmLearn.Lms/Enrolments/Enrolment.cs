using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Enrolments;

/// <summary>A person in a class, from asking until completing. At most one per person and class; its history is <see cref="EnrolmentTransition"/>.</summary>
public sealed class Enrolment : IAboutPerson
{
    public const int ReceiptCodeMaxLength = 12;
    public const int ReasonMaxLength = 500;

    public required Guid EnrolmentId { get; init; }

    public required Guid OfferingId { get; init; }

    public required Guid PersonId { get; init; }

    public required EnrolmentStatus Status { get; set; }

    public required EnrolmentPath Path { get; set; }

    /// <summary>The unit that the person comes for: theirs at the time, or the one that names them. Decides approval and quota.</summary>
    public Guid? UnitId { get; set; }

    public Guid? OrganisationId { get; set; }

    /// <summary>The quota whose seat it takes.</summary>
    public Guid? SeatQuotaId { get; set; }

    /// <summary>Place in the queue, growing; keeps its number while waiting. Shown as a rank among those who wait.</summary>
    public int? Place { get; set; }

    /// <summary>Until when the offered seat is kept.</summary>
    public DateTime? OfferedUntil { get; set; }

    /// <summary>Until when the unit should have decided; then its deputy, the office, does.</summary>
    public DateTime? DecideBy { get; set; }

    /// <summary>Since when the office may decide, because the unit did not in time.</summary>
    public DateTime? EscalatedAt { get; set; }

    /// <summary>Whether the class asked for the word of the unit when this person asked.</summary>
    public bool NeedsApproval { get; set; }

    /// <summary>The enrolment that took over this one's seat.</summary>
    public Guid? ReplacedById { get; set; }

    /// <summary>The enrolment whose seat this one took over.</summary>
    public Guid? ReplacesId { get; set; }

    /// <summary>By which a person without an account finds and withdraws it; no look-alike signs.</summary>
    [NotAudited]
    public required string ReceiptCode { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime ChangedAt { get; set; }

    [NotAudited]
    public int LastTransition { get; set; }

    /// <summary>True until its first step.</summary>
    internal bool IsNew => LastTransition == 0;

    Guid IAudited.AuditId => EnrolmentId;
}

/// <summary>One step of an enrolment. Rows are only added; the newest one's <see cref="To"/> is the enrolment's status.</summary>
public sealed class EnrolmentTransition
{
    public required Guid EnrolmentTransitionId { get; init; }

    public required Guid EnrolmentId { get; init; }

    /// <summary>1, 2, 3 … within the enrolment.</summary>
    public required int Number { get; init; }

    /// <summary>Null for the first.</summary>
    public EnrolmentStatus? From { get; init; }

    public required EnrolmentStatus To { get; init; }

    /// <summary>What happened.</summary>
    public required EnrolmentEvent Event { get; init; }

    public required DateTime At { get; init; }

    public required ActorKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    public string? Reason { get; init; }
}
