using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Attendance.Sheet;

namespace NtmLearn.Lms.Attendance.Grid;

/// <summary>A class as people by sessions.</summary>
/// <param name="Sessions">By their start; cancelled ones are left out.</param>
/// <param name="Recorded">Those of them at which the caller records.</param>
public sealed record AttendanceGrid(IReadOnlyList<SessionFacts> Sessions, IReadOnlyList<GridRow> Rows, IReadOnlySet<Guid> Recorded);

/// <summary>A person or walk-in of a class.</summary>
/// <param name="Standing">What counts, by session in the order of the grid; null where nothing was recorded.</param>
public sealed record GridRow(SheetRow Who, IReadOnlyList<AttendanceStatus?> Standing);
