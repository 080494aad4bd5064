namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>How somebody was at a session. Nothing recorded is not absent.</summary>
public enum AttendanceStatus
{
    Present = 1,
    Late = 2,
    LeftEarly = 3,

    /// <summary>Asked beforehand, or the office accepts the reason.</summary>
    Excused = 4,
    Absent = 5,

    /// <summary>Was not to come, as who enrolled after the session.</summary>
    NotExpected = 6,
}

/// <summary>What follows from a status.</summary>
public static class AttendanceStatusRules
{
    /// <summary>Whether the person was there, for all or a part.</summary>
    public static bool WasThere(this AttendanceStatus status) => status is AttendanceStatus.Present or AttendanceStatus.Late or AttendanceStatus.LeftEarly;

    /// <summary>The same as a list, for queries.</summary>
    public static readonly IReadOnlyList<AttendanceStatus> There = [AttendanceStatus.Present, AttendanceStatus.Late, AttendanceStatus.LeftEarly];
}
