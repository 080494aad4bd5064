namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>What a session's attendance needs beside its marks; made when it is first needed.</summary>
public sealed class SessionBook
{
    public required Guid SessionId { get; init; }

    /// <summary>Out of which codes on the wall are made; 32 random bytes, base64.</summary>
    public required string Secret { get; set; }

    /// <summary>Goes up with each write.</summary>
    public int Version { get; set; }

    /// <summary>Until when a locked session may be changed; the act itself is in the audit.</summary>
    public DateTime? UnlockedUntil { get; set; }
}
