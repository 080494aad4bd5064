namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>
/// From which device somebody signed in, so that many from one are seen. The device is known by the hash of a random cookie
/// of one day; forgotten after <see cref="AttendanceOptions.TraceDays"/>.
/// </summary>
public sealed class CheckInTrace
{
    public const int DeviceHashLength = 64;

    public required Guid CheckInTraceId { get; init; }

    public required Guid SessionId { get; init; }

    /// <summary>The person or walk-in, as in the ledger.</summary>
    public required Guid AttendeeId { get; init; }

    /// <summary>SHA-256 of the cookie, hexadecimal.</summary>
    public required string DeviceHash { get; init; }

    public required DateTime At { get; init; }
}
