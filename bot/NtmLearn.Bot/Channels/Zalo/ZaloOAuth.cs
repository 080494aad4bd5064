using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace NtmLearn.Bot.Channels.Zalo;

/// <summary>A pair of tokens as Zalo gives it. The refresh token is good once.</summary>
internal sealed record ZaloTokenPair(string AccessToken, string RefreshToken, TimeSpan ExpiresIn);

/// <summary>What asking for tokens came to.</summary>
/// <param name="Pair">Null when none was given.</param>
/// <param name="MayBeUsedUp">No answer came: Zalo may have taken the code or refresh token and given a new pair to nobody.</param>
/// <param name="IsPassing">A fault that passes by itself and took nothing.</param>
/// <param name="Reason">Zalo's number or name of the fault; never a token.</param>
internal sealed record ZaloGrantResult(ZaloTokenPair? Pair, bool MayBeUsedUp, bool IsPassing, string? Reason);

/// <summary>OAuth v4 of Zalo: form in, JSON out; the secret goes in a header.</summary>
internal sealed class ZaloOAuth(IHttpClientFactory clients, IOptions<ZaloOptions> options)
{
    public const string ClientName = "zalo-oauth";
    private const string TokenPath = "/v4/oa/access_token";
    private const int RateLimited = -32;
    private static readonly TimeSpan UsualLife = TimeSpan.FromSeconds(90_000);

    public string ConsentAddress(string callback, string challenge, string state) =>
        $"{Base}/v4/oa/permission?app_id={options.Value.AppId}&redirect_uri={Uri.EscapeDataString(callback)}"
        + $"&code_challenge={Uri.EscapeDataString(challenge)}&state={Uri.EscapeDataString(state)}";

    public Task<ZaloGrantResult> ExchangeAsync(string code, string verifier, CancellationToken cancellationToken) => AskAsync(
        new() { ["code"] = code, ["app_id"] = options.Value.AppId!, ["grant_type"] = "authorization_code", ["code_verifier"] = verifier }, cancellationToken);

    public Task<ZaloGrantResult> RefreshAsync(string refreshToken, CancellationToken cancellationToken) => AskAsync(
        new() { ["refresh_token"] = refreshToken, ["app_id"] = options.Value.AppId!, ["grant_type"] = "refresh_token" }, cancellationToken);

    private string Base => options.Value.OAuthBaseUrl.TrimEnd('/');

    private async Task<ZaloGrantResult> AskAsync(Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Base + TokenPath) { Content = new FormUrlEncodedContent(form) };
        request.Headers.TryAddWithoutValidation("secret_key", options.Value.AppSecret);
        try
        {
            using var response = await clients.CreateClient(ClientName).SendAsync(request, cancellationToken);
            if ((int)response.StatusCode >= 500)
            {
                return new ZaloGrantResult(null, MayBeUsedUp: true, IsPassing: false, $"HTTP {(int)response.StatusCode}");
            }

            return Read(await response.Content.ReadAsByteArrayAsync(cancellationToken), (int)response.StatusCode);
        }
        catch (HttpRequestException exception) when (exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound })
        {
            return new ZaloGrantResult(null, MayBeUsedUp: false, IsPassing: true, "unreachable");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new ZaloGrantResult(null, MayBeUsedUp: true, IsPassing: false, "no answer");
        }
    }

    private static ZaloGrantResult Read(byte[] bytes, int status)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var body = document.RootElement;
            if (ZaloJson.Text(body, "access_token") is { Length: > 0 } access && ZaloJson.Text(body, "refresh_token") is { Length: > 0 } refresh)
            {
                var life = int.TryParse(ZaloJson.Text(body, "expires_in"), CultureInfo.InvariantCulture, out var seconds) && seconds > 0
                    ? TimeSpan.FromSeconds(seconds)
                    : UsualLife;
                return new ZaloGrantResult(new ZaloTokenPair(access, refresh, life), false, false, null);
            }

            var number = ZaloJson.Text(body, "error");
            var reason = $"{number} {ZaloJson.Text(body, "error_name") ?? ZaloJson.Text(body, "error_description")}".Trim();
            return new ZaloGrantResult(null, false, number == RateLimited.ToString(CultureInfo.InvariantCulture), reason.Length > 100 ? reason[..100] : reason);
        }
        catch (JsonException)
        {
            return new ZaloGrantResult(null, MayBeUsedUp: true, IsPassing: false, $"HTTP {status}");
        }
    }
}
