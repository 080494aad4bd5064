using NtmLearn.Lms.Attendance.Ledger;

namespace NtmLearn.Lms.Attendance;

/// <summary>What the time says to somebody who signs in.</summary>
public enum CheckInTime
{
    TooEarly = 1,
    InTime = 2,
    Late = 3,
    Over = 4,
}

/// <summary>When people may sign in by themselves, and when they are late. The device's copy is in <c>attendance-rules.js</c>.</summary>
/// <param name="OpensAt">From then on.</param>
/// <param name="LateFrom">Late from then on.</param>
/// <param name="EndsAt">Not after that.</param>
public readonly record struct CheckInTimes(DateTime OpensAt, DateTime LateFrom, DateTime EndsAt)
{
    public static CheckInTimes Of(DateTime startsAt, DateTime endsAt, AttendanceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new CheckInTimes(startsAt.AddMinutes(-options.OpensMinutesBefore), startsAt.AddMinutes(options.LateAfterMinutes), endsAt);
    }

    public CheckInTime At(DateTime now) =>
        now < OpensAt ? CheckInTime.TooEarly : now <= LateFrom ? CheckInTime.InTime : now <= EndsAt ? CheckInTime.Late : CheckInTime.Over;

    /// <summary>The status of somebody who comes at a time, when it is one at which people come.</summary>
    public AttendanceStatus? StatusAt(DateTime now) => At(now) switch
    {
        CheckInTime.InTime => AttendanceStatus.Present,
        CheckInTime.Late => AttendanceStatus.Late,
        _ => null,
    };
}
