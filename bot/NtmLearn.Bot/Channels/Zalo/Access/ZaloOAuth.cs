using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Channels.Zalo.Calls;

namespace NtmLearn.Bot.Channels.Zalo.Access;

/// <summary>OAuth v4 of Official Accounts.</summary>
internal sealed class ZaloOAuth(ZaloWire wire, IOptions<ZaloOptions> options)
{
    private const int TooManyCalls = -32;

    // 25 hours, when an answer does not say.
    private static readonly TimeSpan UsualLifetime = TimeSpan.FromSeconds(90_000);

    /// <summary>Where an administrator of the OA consents.</summary>
    public string ConsentUrl(string callback, string challenge, string state) => QueryHelpers.AddQueryString(
        Address("/v4/oa/permission"),
        new Dictionary<string, string?>
        {
            ["app_id"] = options.Value.AppId,
            ["redirect_uri"] = callback,
            ["code_challenge"] = challenge,
            ["state"] = state,
        });

    public Task<ZaloGrant> ExchangeAsync(string code, string verifier, CancellationToken cancellationToken) => AskAsync(
        new Dictionary<string, string>
        {
            ["code"] = code,
            ["app_id"] = options.Value.AppId ?? "",
            ["grant_type"] = "authorization_code",
            ["code_verifier"] = verifier,
        },
        cancellationToken);

    /// <summary>Uses the refresh token up, whether or not the answer arrives.</summary>
    public Task<ZaloGrant> RefreshAsync(string refreshToken, CancellationToken cancellationToken) => AskAsync(
        new Dictionary<string, string>
        {
            ["refresh_token"] = refreshToken,
            ["app_id"] = options.Value.AppId ?? "",
            ["grant_type"] = "refresh_token",
        },
        cancellationToken);

    private async Task<ZaloGrant> AskAsync(Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address("/v4/oa/access_token")) { Content = new FormUrlEncodedContent(form) };
        request.Headers.TryAddWithoutValidation("secret_key", options.Value.AppSecret);
        return Read(await wire.SendAsync(request, cancellationToken));
    }

    private static ZaloGrant Read(ZaloReply reply)
    {
        if (reply.Arrival != ZaloArrival.Answered)
        {
            return new ZaloGrant(
                reply.Arrival == ZaloArrival.NotSent ? ZaloGrantOutcome.Passing : ZaloGrantOutcome.Unknown, Reason: "no answer");
        }

        var error = int.TryParse(ZaloJson.Text(reply.Body, "error"), CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (reply.Status == 429 || error == TooManyCalls)
        {
            return new ZaloGrant(ZaloGrantOutcome.Passing, Reason: "too many calls");
        }

        if (reply.Status >= 500 || reply.Body.ValueKind != JsonValueKind.Object)
        {
            return new ZaloGrant(ZaloGrantOutcome.Unknown, Reason: $"HTTP {reply.Status}");
        }

        // A refusal is told by the token that is missing: its numbers are not documented.
        if (ZaloJson.Text(reply.Body, "access_token") is { Length: > 0 } access
            && ZaloJson.Text(reply.Body, "refresh_token") is { Length: > 0 } refresh)
        {
            return new ZaloGrant(
                ZaloGrantOutcome.Given,
                new ZaloPair { AccessToken = access, RefreshToken = refresh, Lifetime = Lifetime(reply.Body) });
        }

        var name = ZaloJson.Text(reply.Body, "error_name") ?? ZaloJson.Text(reply.Body, "message");
        return new ZaloGrant(ZaloGrantOutcome.Refused, Reason: string.Create(CultureInfo.InvariantCulture, $"{error} {ZaloWords.Harmless(name)}").Trim());
    }

    private static TimeSpan Lifetime(JsonElement body) =>
        int.TryParse(ZaloJson.Text(body, "expires_in"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : UsualLifetime;

    private string Address(string path) => options.Value.OAuthBaseUrl.TrimEnd('/') + path;
}
