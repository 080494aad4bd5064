using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NtmLearn.TestKit;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

/// <summary>The program with an OA whose events it takes; it sends nothing, since it has no application secret.</summary>
public sealed class ListeningOa : IAsyncLifetime
{
    public const string AppId = "1122334455667788990";
    public const string OaId = "900800700600500400";
    public const string OaSecretKey = "oa-secret-for-tests";

    public TestHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await TestHost.StartAsync(
        [
            new("Zalo:AppId", AppId), new("Zalo:OaSecretKey", OaSecretKey), new("Zalo:OaId", OaId),
            new("Zalo:SiteVerification", "tag-for-tests"),

            // Nobody's host: pictures are noted, and fetching them reaches nothing.
            new("Zalo:MediaHosts:0", "zdn.invalid"),
        ],
        ScriptedResponder.Respond);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Posts an event as Zalo signs it.</summary>
    public Task<HttpStatusCode> PostAsync(JsonObject body) => PostAsync(body.ToJsonString(), Sign(body.ToJsonString(), (string?)body["timestamp"] ?? ""));

    public Task<HttpStatusCode> PostAsync(string body, string? signature) => PostAsync(Encoding.UTF8.GetBytes(body), signature);

    public async Task<HttpStatusCode> PostAsync(byte[] body, string? signature)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/zalo") { Content = content };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-ZEvent-Signature", signature);
        }

        using var response = await Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    public static string Sign(string body, string timestamp) =>
        $"mac={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AppId + body + timestamp + OaSecretKey)))}";

    /// <summary>An event of a person, with more of its own.</summary>
    public static JsonObject Event(string name, string userId, JsonObject? more = null)
    {
        var body = new JsonObject
        {
            ["app_id"] = AppId,
            ["event_name"] = name,
            ["sender"] = new JsonObject { ["id"] = userId },
            ["recipient"] = new JsonObject { ["id"] = OaId },
            ["timestamp"] = "1760000000000",
        };
        foreach (var (key, value) in more ?? [])
        {
            body[key] = value?.DeepClone();
        }

        return body;
    }

    public static JsonObject Text(string userId, string messageId, string text) =>
        Event("user_send_text", userId, new JsonObject { ["message"] = new JsonObject { ["msg_id"] = messageId, ["text"] = text } });
}
