using NtmLearn.Lms.Attendance.Ledger;

namespace NtmLearn.Lms.Attendance.Shares;

/// <summary>A session in the history of a person.</summary>
/// <param name="StartMinute">Minutes since midnight in the province.</param>
public sealed record AttendedSession(
    Guid SessionId, string Code, string ClassTitle, string? Title, DateOnly Day, int StartMinute, bool IsCancelled, AttendanceStatus Status);
