namespace NtmLearn.Bot.Channels.Zalo.Access;

/// <summary>Who may renew now.</summary>
internal enum ZaloTurnKind
{
    /// <summary>Nobody needs to: there is a token that will do.</summary>
    Good = 1,

    /// <summary>We, alone, until the lease ends.</summary>
    Ours = 2,

    /// <summary>Somebody else does, or it is too early after a passing fault.</summary>
    Busy = 3,

    /// <summary>Nobody, before an administrator of the OA has consented.</summary>
    Closed = 4,
}

/// <summary>The answer to who renews.</summary>
internal sealed class ZaloTurn
{
    public required ZaloTurnKind Kind { get; init; }

    /// <summary>A token that may still be used meanwhile.</summary>
    public ZaloHeldToken? Held { get; init; }

    public DateTime? BusyUntil { get; init; }

    /// <summary>Set when the turn is ours.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>The refresh token as it is kept: tells later whether the row still holds it.</summary>
    public string? Kept { get; init; }

    /// <summary>The row's version under our lease: tells later whether the lease is still ours.</summary>
    public int Version { get; set; }

    /// <summary>Set when consent has just become needed.</summary>
    public string? NewReason { get; init; }
}
