using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NtmLearn.Bot.Channels.Zalo;

/// <summary>
/// Calls Zalo. Its errors come with HTTP 200 and a number in the body; what a number asks for depends on the host. A call
/// is never repeated here but for a refused token, since a message may have gone out though no answer came.
/// </summary>
internal sealed partial class ZaloApi(
    IHttpClientFactory clients, ZaloTokens tokens, ZaloPace pace, IOptions<ZaloOptions> options, ILogger<ZaloApi> logger)
{
    public const string ClientName = "zalo";
    private const string UploadPath = "/v2.0/oa/upload/image";

    public Task<ZaloAnswer> PostAsync(ZaloHost host, string path, JsonNode body, CancellationToken cancellationToken)
    {
        var json = body.ToJsonString(Relaxed);
        return CallAsync(host, HttpMethod.Post, path, () => new StringContent(json, Encoding.UTF8, "application/json"), cancellationToken);
    }

    public Task<ZaloAnswer> GetAsync(ZaloHost host, string pathAndQuery, CancellationToken cancellationToken) =>
        CallAsync(host, HttpMethod.Get, pathAndQuery, static () => null, cancellationToken);

    /// <summary>Uploads a picture, JPEG or PNG of at most 1 MB; the answer's <c>attachment_id</c> stands for it.</summary>
    public Task<ZaloAnswer> UploadImageAsync(ReadOnlyMemory<byte> bytes, string contentType, CancellationToken cancellationToken) => CallAsync(
        ZaloHost.OpenApi,
        HttpMethod.Post,
        UploadPath,
        () =>
        {
            var file = new ReadOnlyMemoryContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue(contentType);
            return new MultipartFormDataContent { { file, "file", contentType == "image/png" ? "picture.png" : "picture.jpg" } };
        },
        cancellationToken);

    // Vietnamese letters as they are: escaped they would count six signs each.
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private async Task<ZaloAnswer> CallAsync(
        ZaloHost host, HttpMethod method, string path, Func<HttpContent?> content, CancellationToken cancellationToken)
    {
        if (await tokens.GetAsync(cancellationToken) is not { } token)
        {
            return ZaloAnswer.Without(ZaloAction.Alert);
        }

        var answer = await CallOnceAsync(host, method, path, content(), token, cancellationToken);
        if (answer.Action != ZaloAction.RenewToken)
        {
            return answer;
        }

        if (await tokens.ReplaceAsync(token, cancellationToken) is not { } renewed)
        {
            return answer with { Action = ZaloAction.Alert };
        }

        var again = await CallOnceAsync(host, method, path, content(), renewed, cancellationToken);
        return again.Action == ZaloAction.RenewToken ? again with { Action = ZaloAction.TryLater } : again;
    }

    private async Task<ZaloAnswer> CallOnceAsync(
        ZaloHost host, HttpMethod method, string path, HttpContent? content, string token, CancellationToken cancellationToken)
    {
        if (host == ZaloHost.OpenApi)
        {
            await pace.WaitAsync(cancellationToken);
        }

        var settings = options.Value;
        using var request = new HttpRequestMessage(method, (host == ZaloHost.OpenApi ? settings.OpenApiBaseUrl : settings.BusinessBaseUrl).TrimEnd('/') + path);
        request.Content = content;
        request.Headers.TryAddWithoutValidation("access_token", token);
        if (settings.SendAppSecretProof)
        {
            request.Headers.TryAddWithoutValidation("appsecret_proof", Proof(settings.AppSecret!, token));
        }

        try
        {
            using var response = await clients.CreateClient(ClientName).SendAsync(request, cancellationToken);
            return await ReadAsync(host, response, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            pace.Failed();
            var nothingSent = exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound }
                || exception.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
            LogUnreachable(host, nothingSent ? "refused" : "broken");
            return ZaloAnswer.Without(nothingSent ? ZaloAction.TryLater : ZaloAction.Unknown);
        }
        catch (Exception exception) when (exception is IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            pace.Failed();
            LogUnreachable(host, "no answer");
            return ZaloAnswer.Without(ZaloAction.Unknown);
        }
    }

    private async Task<ZaloAnswer> ReadAsync(ZaloHost host, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            pace.UsedUp();
            return ZaloAnswer.Without(ZaloAction.NextMinute, 429);
        }

        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!response.IsSuccessStatusCode || Read(bytes) is not { } body)
        {
            // Something in front of Zalo, or Zalo itself, broke: what it did before is not known.
            pace.Failed();
            LogUnreachable(host, $"HTTP {(int)response.StatusCode}");
            return ZaloAnswer.Without(ZaloAction.Unknown, (int)response.StatusCode);
        }

        if (host == ZaloHost.OpenApi)
        {
            pace.Answered(Header(response, "X-RateLimit-Limit"), Header(response, "X-RateLimit-Remain"));
        }

        var error = int.TryParse(ZaloJson.Text(body, "error"), CultureInfo.InvariantCulture, out var number) ? number : -200;
        var action = ZaloErrors.Meaning(host, error);
        if (action == ZaloAction.NextMinute)
        {
            pace.UsedUp();
        }

        return new ZaloAnswer(action, error, ZaloJson.Node(body, "data"));
    }

    private static JsonElement? Read(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) && int.TryParse(values.FirstOrDefault(), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Shows that the caller knows the application's secret: HMAC-SHA256 of the token with the secret as key.</summary>
    internal static string Proof(string appSecret, string token) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(token)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Host} of Zalo: {What}")]
    private partial void LogUnreachable(ZaloHost host, string what);
}
