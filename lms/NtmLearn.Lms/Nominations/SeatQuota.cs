using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Nominations;

/// <summary>
/// Seats of a class kept for one unit or organisation until a deadline. Going over needs a permission that is recorded
/// here. Seats that are not filled by the deadline are free for everybody.
/// </summary>
public sealed class SeatQuota : IAudited
{
    public required Guid SeatQuotaId { get; init; }

    public required Guid OfferingId { get; init; }

    /// <summary>Exactly one of this and <see cref="OrganisationId"/> is set.</summary>
    public Guid? UnitId { get; init; }

    public Guid? OrganisationId { get; init; }

    public required int Seats { get; set; }

    public required DateTime Deadline { get; set; }

    /// <summary>Seats allowed beyond <see cref="Seats"/>, with who and why in the audit.</summary>
    public int ExtraSeats { get; set; }

    public string? ExtraReason { get; set; }

    /// <summary>Enrolments that hold one of its seats.</summary>
    [NotAudited]
    public int Filled { get; set; }

    /// <summary>Set once its free seats have been given to everybody.</summary>
    public DateTime? ReleasedAt { get; set; }

    [NotAudited]
    public int Version { get; set; }

    Guid IAudited.AuditId => SeatQuotaId;
}
