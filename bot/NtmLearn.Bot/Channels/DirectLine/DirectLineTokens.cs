using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace NtmLearn.Bot.Channels.DirectLine;

/// <summary>A token and how long it holds.</summary>
public sealed record DirectLineToken(string ConversationId, string Token, int ExpiresIn);

/// <summary>What a token says about its holder.</summary>
/// <param name="UserId">The user it was issued to, or null.</param>
/// <param name="TrustedOrigins">Pages that may host the chat; empty for any.</param>
/// <param name="FromSecret">Issued to a holder of a secret, not to the site's own page.</param>
public sealed record DirectLineGrant(Guid ConversationId, string? UserId, IReadOnlyList<string> TrustedOrigins, bool FromSecret)
{
    /// <summary>The caller holds the secret itself; never part of a token.</summary>
    public bool IsSecret { get; init; }
}

internal enum TokenCheck
{
    Valid = 1,
    Expired = 2,
    Unknown = 3,
}

/// <summary>
/// Issues and reads tokens (signed JWTs with <c>user</c>, <c>conv</c>, <c>exp</c>, as Web Chat reads them), tickets for a
/// stream, and knows the secrets.
/// </summary>
public sealed class DirectLineTokens(DirectLineKey key, IOptions<DirectLineOptions> options, TimeProvider clock)
{
    private const string TokenAudience = "directline";
    private const string TicketAudience = "directline-stream";
    private static readonly TimeSpan TicketLifetime = TimeSpan.FromSeconds(60);

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly ConcurrentDictionary<string, DateTimeOffset> usedTickets = [];

    public DirectLineToken Issue(DirectLineGrant grant)
    {
        var lifetime = TimeSpan.FromMinutes(options.Value.TokenMinutes);
        var claims = new Dictionary<string, object> { ["conv"] = grant.ConversationId.ToString("N") };
        if (grant.UserId is not null)
        {
            claims["user"] = grant.UserId;
        }

        if (grant.TrustedOrigins.Count > 0)
        {
            claims["origins"] = grant.TrustedOrigins.ToArray();
        }

        if (grant.FromSecret)
        {
            claims["sec"] = true;
        }

        return new DirectLineToken(
            grant.ConversationId.ToString("N"), Sign(claims, TokenAudience, lifetime), (int)lifetime.TotalSeconds);
    }

    /// <summary>A ticket that opens the stream of one conversation once, within a minute.</summary>
    public string IssueTicket(DirectLineGrant grant) => Sign(
        new Dictionary<string, object>
        {
            ["conv"] = grant.ConversationId.ToString("N"),
            ["jti"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(8)),
            ["origins"] = grant.TrustedOrigins.ToArray(),
        },
        TicketAudience,
        TicketLifetime);

    internal bool IsSecret(string value)
    {
        var known = false;
        foreach (var secret in options.Value.Secrets)
        {
            known |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(value));
        }

        return known;
    }

    internal async Task<(TokenCheck Check, DirectLineGrant? Grant)> CheckAsync(string token)
    {
        var (check, jwt) = await ReadAsync(token, TokenAudience);
        return check == TokenCheck.Valid ? (check, Grant(jwt!)) : (check, null);
    }

    /// <summary>The grant of a ticket, which is spent by asking; null when it is unknown, late or spent.</summary>
    internal async Task<DirectLineGrant?> RedeemTicketAsync(string ticket)
    {
        var (check, jwt) = await ReadAsync(ticket, TicketAudience);
        if (check != TokenCheck.Valid)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        foreach (var (id, until) in usedTickets)
        {
            if (until < now)
            {
                usedTickets.TryRemove(id, out _);
            }
        }

        return usedTickets.TryAdd(jwt!.Id, now + TicketLifetime) ? Grant(jwt) : null;
    }

    private string Sign(Dictionary<string, object> claims, string audience, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            Audience = audience,
            IssuedAt = now,
            Expires = now + lifetime,
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(key.Value), SecurityAlgorithms.HmacSha256),
        });
    }

    private async Task<(TokenCheck Check, JsonWebToken? Token)> ReadAsync(string token, string audience)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = new SymmetricSecurityKey(key.Value),
            ValidAudience = audience,
            ValidateIssuer = false,

            // Against our clock, below.
            ValidateLifetime = false,
        });
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt)
        {
            return (TokenCheck.Unknown, null);
        }

        return jwt.ValidTo <= clock.GetUtcNow().UtcDateTime ? (TokenCheck.Expired, null) : (TokenCheck.Valid, jwt);
    }

    private static DirectLineGrant Grant(JsonWebToken jwt) => new(
        Guid.ParseExact(jwt.GetClaim("conv").Value, "N"),
        jwt.TryGetClaim("user", out Claim user) ? user.Value : null,
        [.. jwt.Claims.Where(c => c.Type == "origins").Select(c => c.Value)],
        jwt.TryGetClaim("sec", out _));
}
