using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Channels.Zalo.Access;
using NtmLearn.Lms;

namespace NtmLearn.Bot.Channels.Zalo.Calls;

/// <summary>
/// Calls Zalo as the OA. Nothing is repeated by itself, except once with a new token after Zalo refused the old one; what
/// came of a call says whether repeating it is safe. Waits for its place under Zalo's limit.
/// </summary>
internal sealed partial class ZaloApi(
    ZaloTokens tokens, ZaloWire wire, ZaloPace pace, IOptions<ZaloOptions> options, TimeProvider clock, ILogger<ZaloApi> logger)
{
    private const int TooManyCalls = -32;
    private const int HttpTooManyCalls = 429;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task<ZaloAnswer> PostAsync(ZaloHost host, string path, JsonNode body, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, Plain);
        return CallAsync(
            host,
            path,
            () => new HttpRequestMessage(HttpMethod.Post, Address(host, path))
            {
                Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            },
            cancellationToken);
    }

    public Task<ZaloAnswer> GetAsync(ZaloHost host, string pathAndQuery, CancellationToken cancellationToken) =>
        CallAsync(host, pathAndQuery, () => new HttpRequestMessage(HttpMethod.Get, Address(host, pathAndQuery)), cancellationToken);

    /// <summary>The answer's <c>attachment_id</c> is good for seven days.</summary>
    public Task<ZaloAnswer> UploadImageAsync(ReadOnlyMemory<byte> bytes, string contentType, CancellationToken cancellationToken)
    {
        const string Path = "/v2.0/oa/upload/image";
        return CallAsync(
            ZaloHost.OpenApi,
            Path,
            () => new HttpRequestMessage(HttpMethod.Post, Address(ZaloHost.OpenApi, Path)) { Content = Image(bytes, contentType) },
            cancellationToken);
    }

    private async Task<ZaloAnswer> CallAsync(ZaloHost host, string path, Func<HttpRequestMessage> create, CancellationToken cancellationToken)
    {
        // First, since a token may end while waiting.
        await WaitAsync(host, cancellationToken);
        if (await tokens.GetAsync(cancellationToken) is not { } token)
        {
            return await WithoutTokenAsync(cancellationToken);
        }

        var answer = await SendAsync(host, path, create, token, cancellationToken);
        if (answer.Action != ZaloAction.RenewToken)
        {
            return answer;
        }

        if (await tokens.ReplaceAsync(token, cancellationToken) is not { } newer)
        {
            return await WithoutTokenAsync(cancellationToken);
        }

        await WaitAsync(host, cancellationToken);
        answer = await SendAsync(host, path, create, newer, cancellationToken);
        return answer.Action == ZaloAction.RenewToken ? answer with { Action = ZaloAction.Alert } : answer;
    }

    private async Task<ZaloAnswer> SendAsync(
        ZaloHost host, string path, Func<HttpRequestMessage> create, string token, CancellationToken cancellationToken)
    {
        var begun = clock.UtcNow;
        using var request = create();
        request.Headers.TryAddWithoutValidation("access_token", token);
        if (options.Value.SendAppSecretProof)
        {
            request.Headers.TryAddWithoutValidation("appsecret_proof", ZaloProof.OfAppSecret(options.Value.AppSecret!, token));
        }

        var reply = await wire.SendAsync(request, cancellationToken);
        var answer = Read(host, reply);
        if (host == ZaloHost.OpenApi)
        {
            Pace(reply, answer, begun);
        }

        if (!answer.IsDone)
        {
            LogNotDone(path.Split('?')[0], answer.Action, answer.Error, ZaloWords.Harmless(ZaloJson.Text(reply.Body, "message")));
        }

        return answer;
    }

    private Task WaitAsync(ZaloHost host, CancellationToken cancellationToken) =>
        host == ZaloHost.OpenApi ? pace.WaitAsync(cancellationToken) : Task.CompletedTask;

    private static ZaloAnswer Read(ZaloHost host, ZaloReply reply)
    {
        if (reply.Arrival != ZaloArrival.Answered)
        {
            return ZaloAnswer.Without(reply.Arrival == ZaloArrival.NotSent ? ZaloAction.TryLater : ZaloAction.Unknown);
        }

        if (reply.Status == HttpTooManyCalls)
        {
            return ZaloAnswer.Without(ZaloAction.NextMinute, reply.Status);
        }

        // Success is said in the body alone.
        return reply.Status < 500 && int.TryParse(ZaloJson.Text(reply.Body, "error"), CultureInfo.InvariantCulture, out var error)
            ? new ZaloAnswer(ZaloErrors.Meaning(host, error), error, ZaloJson.Node(reply.Body, "data"))
            : ZaloAnswer.Without(ZaloAction.Unknown, reply.Status);
    }

    private void Pace(ZaloReply reply, ZaloAnswer answer, DateTime begun)
    {
        if (reply.Arrival != ZaloArrival.Answered || reply.Status >= 500)
        {
            pace.Failed(begun);
            return;
        }

        pace.Answered(reply.Limit, reply.Remain);
        if (reply.Status == HttpTooManyCalls || answer.Error == TooManyCalls)
        {
            pace.UsedUp();
        }
    }

    /// <summary>Whether waiting helps.</summary>
    private async Task<ZaloAnswer> WithoutTokenAsync(CancellationToken cancellationToken)
    {
        var standing = await tokens.ReadStandingAsync(cancellationToken);
        return ZaloAnswer.Without(standing.Sends && !standing.NeedsAdministrator ? ZaloAction.TryLater : ZaloAction.Alert);
    }

    private static MultipartFormDataContent Image(ReadOnlyMemory<byte> bytes, string contentType)
    {
        var file = new ReadOnlyMemoryContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(contentType) } };
        return new MultipartFormDataContent { { file, "file", contentType == "image/png" ? "image.png" : "image.jpg" } };
    }

    private string Address(ZaloHost host, string path) =>
        (host == ZaloHost.Business ? options.Value.BusinessBaseUrl : options.Value.OpenApiBaseUrl).TrimEnd('/') + path;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Zalo {Path}: {Action}, error {Error} {Words}")]
    private partial void LogNotDone(string path, ZaloAction action, int error, string words);
}
