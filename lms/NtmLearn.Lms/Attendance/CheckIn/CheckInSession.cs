using NtmLearn.Lms.Attendance.Ledger;

namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>Why nobody may sign in at a session now; the texts of the page are called by it.</summary>
public enum CheckInStop
{
    TooEarly = 1,
    Over = 2,
    Cancelled = 3,

    /// <summary>A study visit, which takes no attendance by session.</summary>
    NotHere = 4,
    Locked = 5,
}

/// <summary>A session as somebody sees it who wants to sign in.</summary>
/// <param name="Now">When it was looked at.</param>
public sealed record CheckInSession(SessionFacts Facts, CheckInTimes Times, DateTime Now)
{
    /// <summary>Null when it is open.</summary>
    public CheckInStop? Stop => Facts.RefuseAt(Now, MarkSource.Qr)?.Code switch
    {
        "session_cancelled" => CheckInStop.Cancelled,
        "study_visit" => CheckInStop.NotHere,
        "too_early" => CheckInStop.TooEarly,
        "attendance_locked" => CheckInStop.Locked,
        _ => Times.At(Now) switch
        {
            CheckInTime.TooEarly => CheckInStop.TooEarly,
            CheckInTime.Over => CheckInStop.Over,
            _ => null,
        },
    };
}
