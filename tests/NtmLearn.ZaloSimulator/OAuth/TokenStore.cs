using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.OAuth;

/// <summary>Every code and token that was issued, and what became of it.</summary>
public sealed class TokenStore(SimulatorClock clock)
{
    public static readonly TimeSpan AccessLifetime = TimeSpan.FromSeconds(90_000);
    public static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(90);
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Grant> accessTokens = [];
    private readonly Dictionary<string, Grant> refreshTokens = [];
    private readonly Dictionary<string, Code> codes = [];
    private int exchanges;
    private int refreshes;
    private int refusedRefreshes;

    /// <summary>Codes that became tokens.</summary>
    public int Exchanges => Volatile.Read(ref exchanges);

    /// <summary>Refreshes that brought a pair, whether or not its receiver heard of it.</summary>
    public int Refreshes => Volatile.Read(ref refreshes);

    /// <summary>Refreshes with a dead token.</summary>
    public int RefusedRefreshes => Volatile.Read(ref refusedRefreshes);

    /// <summary>A pair without any consent, as the API Explorer of the developer console gives.</summary>
    public TokenPair Issue()
    {
        lock (gate)
        {
            return IssueInside();
        }
    }

    /// <summary>Lets every access token run out now; refresh tokens live on.</summary>
    public void ExpireAccessTokens()
    {
        lock (gate)
        {
            foreach (var grant in accessTokens.Values)
            {
                grant.ExpiresAt = clock.GetUtcNow();
            }
        }
    }

    /// <summary>Takes every access token back; refresh tokens live on.</summary>
    public void RevokeAccessTokens()
    {
        lock (gate)
        {
            foreach (var grant in accessTokens.Values)
            {
                grant.IsRevoked = true;
            }
        }
    }

    /// <summary>Takes every token back, as when the OA withdraws its permission: only a new consent helps.</summary>
    public void RevokeAll()
    {
        RevokeAccessTokens();
        lock (gate)
        {
            refreshTokens.Clear();
        }
    }

    internal string IssueCode(string? challenge)
    {
        lock (gate)
        {
            var code = Identifiers.Secret();
            codes[code] = new(challenge, clock.GetUtcNow() + CodeLifetime);
            return code;
        }
    }

    /// <summary>Uses a code up, whether or not the verifier fits it.</summary>
    internal (TokenPair? Pair, bool VerifierFits) Exchange(string code, string? verifier)
    {
        lock (gate)
        {
            if (!codes.Remove(code, out var issued) || issued.ExpiresAt <= clock.GetUtcNow())
            {
                return (null, true);
            }

            if (issued.Challenge is { } challenge && (verifier is null || Pkce.Challenge(verifier) != challenge))
            {
                return (null, false);
            }

            exchanges++;
            return (IssueInside(), true);
        }
    }

    internal TokenPair? Refresh(string refreshToken)
    {
        lock (gate)
        {
            if (!refreshTokens.Remove(refreshToken, out var grant) || grant.ExpiresAt <= clock.GetUtcNow())
            {
                refusedRefreshes++;
                return null;
            }

            refreshes++;
            return IssueInside();
        }
    }

    internal TokenState Check(string? accessToken)
    {
        lock (gate)
        {
            return accessToken is null || !accessTokens.TryGetValue(accessToken, out var grant) ? TokenState.Unknown
                : grant.IsRevoked ? TokenState.Revoked
                : grant.ExpiresAt <= clock.GetUtcNow() ? TokenState.Expired
                : TokenState.Valid;
        }
    }

    private TokenPair IssueInside()
    {
        var pair = new TokenPair(Identifiers.Secret(), Identifiers.Secret());
        accessTokens[pair.AccessToken] = new() { ExpiresAt = clock.GetUtcNow() + AccessLifetime };
        refreshTokens[pair.RefreshToken] = new() { ExpiresAt = clock.GetUtcNow() + RefreshLifetime };
        return pair;
    }

    private sealed record Code(string? Challenge, DateTimeOffset ExpiresAt);

    private sealed class Grant
    {
        public required DateTimeOffset ExpiresAt { get; set; }

        public bool IsRevoked { get; set; }
    }
}

/// <summary>What an access token is worth.</summary>
internal enum TokenState
{
    Valid = 1,
    Unknown = 2,
    Expired = 3,
    Revoked = 4,
}
