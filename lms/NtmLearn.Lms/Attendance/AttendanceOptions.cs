using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms.Attendance;

/// <summary>Section <c>Attendance</c>.</summary>
public sealed class AttendanceOptions
{
    public const string Section = "Attendance";

    /// <summary>Minutes before the start from which people may sign in by themselves.</summary>
    [Range(0, 1440, ErrorMessage = "Attendance__OpensMinutesBefore must be between 0 and 1440.")]
    public int OpensMinutesBefore { get; set; } = 60;

    /// <summary>Minutes after the start from which one is late.</summary>
    [Range(0, 240, ErrorMessage = "Attendance__LateAfterMinutes must be between 0 and 240.")]
    public int LateAfterMinutes { get; set; } = 15;

    /// <summary>Days after a session in which what was recorded may be corrected with a reason; then it is locked.</summary>
    [Range(0, 60, ErrorMessage = "Attendance__CorrectionDays must be between 0 and 60.")]
    public int CorrectionDays { get; set; } = 3;

    /// <summary>Hours for which an unlocked session stays open.</summary>
    [Range(1, 168, ErrorMessage = "Attendance__UnlockHours must be between 1 and 168.")]
    public int UnlockHours { get; set; } = 24;

    /// <summary>Seconds after which the code on the wall changes.</summary>
    [Range(5, 300, ErrorMessage = "Attendance__CodeSeconds must be between 5 and 300.")]
    public int CodeSeconds { get; set; } = 20;

    /// <summary>Seconds for which an old code is still taken.</summary>
    [Range(0, 600, ErrorMessage = "Attendance__CodeGraceSeconds must be between 0 and 600.")]
    public int CodeGraceSeconds { get; set; } = 60;

    /// <summary>Minutes from scanning in which one must have sent the form.</summary>
    [Range(1, 60, ErrorMessage = "Attendance__PassMinutes must be between 1 and 60.")]
    public int PassMinutes { get; set; } = 10;

    /// <summary>Sign-ins from one device in a session that make the page of the session warn.</summary>
    [Range(2, 100, ErrorMessage = "Attendance__WarnFromSameDevice must be between 2 and 100.")]
    public int WarnFromSameDevice { get; set; } = 4;

    /// <summary>Days after which it is forgotten which device a sign-in came from.</summary>
    [Range(1, 30, ErrorMessage = "Attendance__TraceDays must be between 1 and 30.")]
    public int TraceDays { get; set; } = 7;

    /// <summary>Hours for which a device may hold the list of a session.</summary>
    [Range(1, 168, ErrorMessage = "Attendance__DeviceHours must be between 1 and 168.")]
    public int DeviceHours { get; set; } = 36;

    /// <summary>Whether a session missed with an excuse counts as missed. Otherwise it is left out, as if the person was not to come.</summary>
    public bool ExcusedCounts { get; set; }
}
