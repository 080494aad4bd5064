using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Attendance.Devices;

/// <summary>
/// One device may hold the list of one session and send what it recorded there, in the name of whoever gave it. The token is
/// shown once; only its hash is kept.
/// </summary>
public sealed class DeviceGrant : IAudited
{
    public const int TokenHashLength = 32;

    /// <summary>Days for which a device that had no network still sends after it may not hold the list any more.</summary>
    public const int SendingDays = 14;

    public required Guid DeviceGrantId { get; init; }

    public required Guid SessionId { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    [NotAudited]
    public required byte[] TokenHash { get; init; }

    /// <summary>The account in whose name the device records.</summary>
    public required Guid GivenById { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Until then the device may hold the list.</summary>
    public required DateTime ExpiresAt { get; init; }

    public DateTime? RevokedAt { get; private set; }

    [NotAudited]
    public DateTime? LastSeenAt { get; private set; }

    /// <summary>Until then it may send what it recorded.</summary>
    public DateTime SendsUntil => ExpiresAt.AddDays(SendingDays);

    Guid IAudited.AuditId => DeviceGrantId;

    /// <summary>Ends it. Once revoked it stays so.</summary>
    public void Revoke(DateTime now) => RevokedAt ??= now;
}
