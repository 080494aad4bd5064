namespace NtmLearn.Bot.Channels.Zalo.Access;

/// <summary>An access token and the single-use token that brings the next pair. No record, since those write themselves out.</summary>
internal sealed class ZaloPair
{
    public required string AccessToken { get; init; }

    public required string RefreshToken { get; init; }

    public required TimeSpan Lifetime { get; init; }
}

/// <summary>A token as it may be used.</summary>
internal sealed class ZaloHeldToken
{
    // A call takes its time to arrive.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    public required string AccessToken { get; init; }

    public required DateTime ExpiresAt { get; init; }

    /// <summary>From here on it is renewed ahead, while it is still good.</summary>
    public required DateTime RenewFrom { get; init; }

    public bool IsGood(DateTime now) => now < ExpiresAt - Margin;
}
