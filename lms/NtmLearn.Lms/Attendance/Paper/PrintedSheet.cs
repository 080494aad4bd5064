using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Attendance.Paper;

/// <summary>
/// A sign-in sheet as it was printed: whose name stands behind which number, so that it can be copied back by number however
/// the class has changed since.
/// </summary>
public sealed class PrintedSheet : IAudited
{
    public const int CodeLength = 8;
    public const int MostBlankRows = 40;

    public required Guid PrintedSheetId { get; init; }

    public required Guid OfferingId { get; init; }

    /// <summary>Stands on the sheet with a QR code; signs that nobody takes for one another.</summary>
    public required string Code { get; init; }

    /// <summary>The half-days with a column for signing, in their order.</summary>
    [NotAudited]
    public required IReadOnlyList<Guid> SessionIds { get; init; }

    /// <summary>People and walk-ins; the first has number 1.</summary>
    [NotAudited]
    public required IReadOnlyList<Guid> AttendeeIds { get; init; }

    /// <summary>Numbered on after the last name.</summary>
    public required int BlankRows { get; init; }

    public required DateTime PrintedAt { get; init; }

    Guid IAudited.AuditId => PrintedSheetId;
}
