namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>
/// What counts of all marks of one person or walk-in in one session; written in the transaction of the marks, always equal
/// to what <see cref="StateRule"/> makes of them.
/// </summary>
public sealed class AttendanceState
{
    public required Guid SessionId { get; init; }

    public required Guid AttendeeId { get; init; }

    public required Guid OfferingId { get; init; }

    public Guid? PersonId { get; init; }

    public Guid? WalkInId { get; init; }

    public required AttendanceStatus Status { get; set; }

    /// <summary>The mark that was chosen.</summary>
    public required Guid MarkId { get; set; }

    /// <summary>Why that one.</summary>
    public required ChoiceRule Rule { get; set; }

    /// <summary>How many marks stand; those taken back do not.</summary>
    public required int Marks { get; set; }

    /// <summary>The last standing mark by the order of the rule, chosen or not: what comes after it needs no look at the others.</summary>
    public required Guid LastMarkId { get; set; }

    public required DateTime LastAt { get; set; }

    public required int LastAuthority { get; set; }

    public required bool LastIsCorrection { get; set; }

    public required DateTime ChangedAt { get; set; }
}
