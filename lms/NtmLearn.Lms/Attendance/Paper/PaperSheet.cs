using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Attendance.Paper;

/// <summary>A row of a printed sheet.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Standing">What counts in each of the sheet's sessions.</param>
public sealed record PaperRow(
    int Number, Guid AttendeeId, string FullName, int? YearOfBirth, Sex? Sex, string Place, string? Title, IReadOnlyList<AttendanceStatus?> Standing);

/// <summary>A printed sheet with the names of today.</summary>
public sealed record PaperSheet(PrintedSheet Printed, IReadOnlyList<SessionFacts> Sessions, IReadOnlyList<PaperRow> Rows)
{
    public string ClassTitle => Sessions[0].ClassTitle;

    public string ClassCode => Sessions[0].Code;

    /// <summary>The highest number on it.</summary>
    public int Last => Rows.Count + Printed.BlankRows;

    /// <summary>Heading of the column in which people sign for a half-day: "Ký 24/11 sáng".</summary>
    public static string SigningOf(SessionFacts session) => $"Ký {ScreenFormat.Day(session.Day)[..5]} {(session.StartMinute < 12 * 60 ? "sáng" : "chiều")}";
}
