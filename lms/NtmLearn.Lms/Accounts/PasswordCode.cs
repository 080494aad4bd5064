namespace NtmLearn.Lms.Accounts;

/// <summary>
/// A code that sets a new password once, within half an hour: given out by a unit manager, or sent by e-mail. Only its hash
/// is kept. The newest of an account counts, the older ones no longer do.
/// </summary>
public sealed class PasswordCode
{
    /// <summary>How long one holds, in minutes.</summary>
    public const int LifeMinutes = 30;

    /// <summary>So many wrong tries and it holds no longer.</summary>
    public const int MostTries = 5;

    /// <summary>So many may be asked for within an hour.</summary>
    public const int MostInAnHour = 5;

    public required Guid PasswordCodeId { get; init; }

    public required Guid AccountId { get; init; }

    public required string Hash { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    /// <summary>Wrong codes typed while this one was the newest.</summary>
    public int Tries { get; set; }

    /// <summary>When it was used up.</summary>
    public DateTime? UsedAt { get; set; }

    /// <summary>Two uses at once do not both succeed.</summary>
    public int Version { get; set; }

    public bool IsOpenAt(DateTime now) => UsedAt is null && now < ExpiresAt && Tries < MostTries;
}
