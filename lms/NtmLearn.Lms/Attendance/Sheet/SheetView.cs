using NtmLearn.Lms.Attendance.Excuses;
using NtmLearn.Lms.Attendance.Ledger;

namespace NtmLearn.Lms.Attendance.Sheet;

/// <summary>The list of a session.</summary>
/// <param name="Rows">By group, then given name.</param>
/// <param name="MayRecord">The caller is one of those who record here.</param>
/// <param name="Closed">Why it takes none, for whom it would be; null when it does.</param>
public sealed record SheetView(
    SessionFacts Session, IReadOnlyList<SheetRow> Rows, Headcount? Headcount, bool MayRecord, string? Closed, bool NeedsReason, CheckInTimes Times)
{
    public bool CanRecord => MayRecord && Closed is null;

    /// <summary>Who asks to be excused and has no answer yet; for those who record here.</summary>
    public IReadOnlyList<ExcuseLine> Excuses { get; init; } = [];

    /// <summary>The masked names of those who signed in from one device, where they are many; for those who record here.</summary>
    public IReadOnlyList<IReadOnlyList<string>> SharedDevices { get; init; } = [];

    /// <summary>The status of somebody who is written down at a time: late while the session runs, else present.</summary>
    public AttendanceStatus ArrivesAs(DateTime now) => Times.StatusAt(now) ?? AttendanceStatus.Present;

    public int There => Rows.Count(r => r.Standing?.WasThere() == true);

    public int Open => Rows.Count(r => r.Standing is null);
}
