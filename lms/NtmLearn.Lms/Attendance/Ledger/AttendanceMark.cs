using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>
/// One entry of the ledger: somebody said how a person or walk-in was at a session. Rows are only added. What counts is
/// derived by <see cref="StateRule"/> and kept as <see cref="AttendanceState"/>.
/// </summary>
public sealed class AttendanceMark
{
    public const int ClientKeyMaxLength = 80;
    public const int ReasonMaxLength = 500;

    public required Guid MarkId { get; init; }

    public required Guid SessionId { get; init; }

    /// <summary>The person or the walk-in, whichever is set.</summary>
    public required Guid AttendeeId { get; init; }

    public Guid? PersonId { get; init; }

    public Guid? WalkInId { get; init; }

    public required AttendanceStatus Status { get; init; }

    public required MarkSource Source { get; init; }

    public required ActorKind ActorKind { get; init; }

    /// <summary>The account, API key or person; null for a visitor or the program.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>What the device's clock said, as it said it; null when there was no other clock than ours.</summary>
    public DateTime? DeviceAt { get; init; }

    /// <summary>When it happened as far as can be known: the device's time mended by how wrong its clock was, never after <see cref="ReceivedAt"/>.</summary>
    public required DateTime EffectiveAt { get; init; }

    /// <summary>When it reached us.</summary>
    public required DateTime ReceivedAt { get; init; }

    /// <summary>Made up by who sent it, unique within the session: sent again it is the same mark.</summary>
    public required string ClientKey { get; init; }

    /// <summary>Changes what was recorded, after the session.</summary>
    public required bool IsCorrection { get; init; }

    /// <summary>Why; always with a correction.</summary>
    public string? Reason { get; init; }

    /// <summary>The mark that is taken back by this one, which says nothing else.</summary>
    public Guid? RetractsId { get; init; }
}
