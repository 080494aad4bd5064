using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Lms;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Bot.Channels.Zalo.Access;

/// <summary>Where the browser goes, and what it keeps until it comes back.</summary>
internal sealed record ZaloConsentStart(string Url, string Ticket);

/// <summary>
/// An administrator of the OA lets us send. Only who holds a link from the command line begins it, since whoever consents
/// decides whose OA we speak as.
/// </summary>
internal sealed partial class ZaloConsent(
    ZaloTokenStore store,
    ZaloTokens tokens,
    ZaloOAuth oauth,
    SiteAddress site,
    IDataProtectionProvider protection,
    IOptions<ZaloOptions> options,
    TimeProvider clock,
    ILogger<ZaloConsent> logger)
{
    public const string ConnectPath = "/zalo/connect";
    public const string CallbackPath = "/zalo/callback";

    /// <summary>How long a link from the command line is good.</summary>
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromMinutes(30);

    /// <summary>How long consenting may take; Zalo's code lives as long.</summary>
    public static readonly TimeSpan TicketLifetime = TimeSpan.FromMinutes(10);

    private readonly IDataProtector keys = protection.CreateProtector("NtmLearn.Zalo.ConnectKey");
    private readonly IDataProtector tickets = protection.CreateProtector("NtmLearn.Zalo.ConsentTicket");

    private string Callback => string.IsNullOrWhiteSpace(options.Value.CallbackUrl) ? site.BaseUrl + CallbackPath : options.Value.CallbackUrl;

    /// <summary>A link that begins a consent, once.</summary>
    public async Task<string> CreateLinkAsync(CancellationToken cancellationToken)
    {
        var version = await store.VersionForLinkAsync(cancellationToken);
        var key = keys.Protect(string.Create(CultureInfo.InvariantCulture, $"{version} {(clock.UtcNow + LinkLifetime).Ticks}"));
        return $"{site.BaseUrl}{ConnectPath}?key={key}";
    }

    /// <summary>True once for each link, while it is fresh.</summary>
    public async Task<bool> SpendKeyAsync(string? key, CancellationToken cancellationToken) =>
        options.Value.Sends
        && Unprotect(keys, key)?.Split(' ') is [var version, var end]
        && new DateTime(long.Parse(end, CultureInfo.InvariantCulture), DateTimeKind.Utc) > clock.UtcNow
        && await store.SpendLinkAsync(int.Parse(version, CultureInfo.InvariantCulture), cancellationToken);

    public ZaloConsentStart Begin()
    {
        var verifier = string.IsNullOrWhiteSpace(options.Value.CodeVerifier) ? ZaloProof.NewVerifier() : options.Value.CodeVerifier;
        var ticket = new Ticket(ZaloProof.NewVerifier(), verifier, clock.UtcNow + TicketLifetime);
        return new ZaloConsentStart(
            oauth.ConsentUrl(Callback, ZaloProof.Challenge(verifier), ticket.State),
            tickets.Protect(JsonSerializer.Serialize(ticket)));
    }

    public async Task<ZaloConsentResult> CompleteAsync(ZaloCallback callback, string? ticket, CancellationToken cancellationToken)
    {
        var result = await TryCompleteAsync(callback, ticket, cancellationToken);
        if (result.Outcome != ZaloConsentOutcome.Connected)
        {
            LogNotConnected(result.Outcome, result.Reason);
        }

        return result;
    }

    private async Task<ZaloConsentResult> TryCompleteAsync(ZaloCallback callback, string? ticket, CancellationToken cancellationToken)
    {
        if (!options.Value.Sends)
        {
            return new ZaloConsentResult(ZaloConsentOutcome.Off);
        }

        if (Read(ticket) is not { } begun || !IsSame(callback.State, begun.State))
        {
            return new ZaloConsentResult(ZaloConsentOutcome.NotBegun);
        }

        if (string.IsNullOrEmpty(callback.Code))
        {
            return new ZaloConsentResult(ZaloConsentOutcome.Denied, ZaloWords.Harmless(callback.Error));
        }

        if (callback.OaId != options.Value.OaId)
        {
            return new ZaloConsentResult(ZaloConsentOutcome.WrongOa);
        }

        var grant = await oauth.ExchangeAsync(callback.Code, begun.Verifier, cancellationToken);
        if (grant.Outcome != ZaloGrantOutcome.Given)
        {
            return new ZaloConsentResult(
                grant.Outcome == ZaloGrantOutcome.Refused ? ZaloConsentOutcome.CodeRefused : ZaloConsentOutcome.NoAnswer, grant.Reason);
        }

        // Also when the browser has gone: the code is used up.
        await tokens.AdoptAsync(grant.Pair!, CancellationToken.None);
        return new ZaloConsentResult(ZaloConsentOutcome.Connected);
    }

    /// <summary>Zalo may leave the state out when it makes the link itself, from the challenge in its console.</summary>
    private bool IsSame(string? state, string expected) => string.IsNullOrEmpty(state)
        ? !string.IsNullOrWhiteSpace(options.Value.CodeVerifier)
        : CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(expected));

    private Ticket? Read(string? ticket) =>
        Unprotect(tickets, ticket) is { } json && JsonSerializer.Deserialize<Ticket>(json) is { } begun && begun.EndsAt > clock.UtcNow ? begun : null;

    private static string? Unprotect(IDataProtector protector, string? value)
    {
        try
        {
            return string.IsNullOrEmpty(value) ? null : protector.Unprotect(value);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A consent for the OA ended without tokens: {Outcome} {Reason}")]
    private partial void LogNotConnected(ZaloConsentOutcome outcome, string reason);

    private sealed record Ticket(string State, string Verifier, DateTime EndsAt);
}
