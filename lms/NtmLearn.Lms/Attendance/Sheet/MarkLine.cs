using NtmLearn.Lms.Attendance.Ledger;

namespace NtmLearn.Lms.Attendance.Sheet;

/// <summary>A mark as the page of its person shows it.</summary>
/// <param name="Actor">Name of the account; null for others.</param>
/// <param name="IsRetracted">It was taken back.</param>
/// <param name="Chosen">By which rule it counts; null when another one does.</param>
public sealed record MarkLine(AttendanceMark Mark, string? Actor, bool IsRetracted, ChoiceRule? Chosen);
