using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Attendance.Sheet;

/// <summary>One line of a session's list.</summary>
/// <param name="Group">Hamlet, else unit, else where from in words.</param>
/// <param name="Status">What counts; null when nothing was recorded.</param>
/// <param name="IsExpected">False for who enrolled only after the session.</param>
/// <param name="Marks">How many marks stand.</param>
public sealed record SheetRow(
    Guid AttendeeId,
    bool IsWalkIn,
    string FullName,
    string SortKey,
    string Group,
    Sex? Sex,
    int? YearOfBirth,
    AttendanceStatus? Status,
    bool IsExpected,
    ChoiceRule? Rule,
    int Marks)
{
    /// <summary>What is shown and counted: recorded, else not expected, else nothing.</summary>
    public AttendanceStatus? Standing => Status ?? (IsExpected ? null : AttendanceStatus.NotExpected);
}
