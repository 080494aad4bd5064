using NtmLearn.Lms.Attendance.Ledger;

namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>What became of signing in.</summary>
public enum CheckInEnd
{
    Done = 1,

    /// <summary>The person was there already.</summary>
    Already = 2,

    /// <summary>Was on no list and is written down as a walk-in.</summary>
    WalkIn = 3,
}

/// <summary>What the last page tells; it says nothing that the person did not say first.</summary>
/// <param name="MaskedName">By <see cref="CheckInMask"/>.</param>
/// <param name="At">When they were signed in.</param>
public sealed record CheckInReceipt(Guid SessionId, CheckInEnd End, AttendanceStatus Status, string MaskedName, DateTime At);
