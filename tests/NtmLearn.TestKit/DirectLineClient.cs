using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace NtmLearn.TestKit;

/// <summary>An answer of Direct Line: the status and the body, whatever they are.</summary>
public sealed record DirectLineResponse(HttpStatusCode Status, JsonNode? Body, HttpResponseHeaders Headers)
{
    public string? ErrorCode => (string?)Body?["error"]?["code"];

    public string Text(string name) => (string?)Body?[name] ?? throw new InvalidOperationException($"No {name} in {(int)Status} {Body}");
}

/// <summary>Speaks Direct Line as a plain HTTP client, so that tests see the wire.</summary>
public sealed class DirectLineClient(Uri baseAddress, string? secretOrToken) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        BaseAddress = baseAddress,
    };

    public string? SecretOrToken { get; set; } = secretOrToken;

    public void Dispose() => http.Dispose();

    public Task<DirectLineResponse> GenerateAsync(JsonNode? body = null) => SendAsync(HttpMethod.Post, "tokens/generate", body);

    public Task<DirectLineResponse> RefreshAsync() => SendAsync(HttpMethod.Post, "tokens/refresh");

    public Task<DirectLineResponse> StartAsync(JsonNode? body = null) => SendAsync(HttpMethod.Post, "conversations", body);

    public Task<DirectLineResponse> PostAsync(string conversationId, JsonNode activity) =>
        SendAsync(HttpMethod.Post, $"conversations/{conversationId}/activities", activity);

    public Task<DirectLineResponse> ReadAsync(string conversationId, string? watermark = null) =>
        SendAsync(HttpMethod.Get, $"conversations/{conversationId}/activities{(watermark is null ? "" : $"?watermark={watermark}")}");

    public Task<DirectLineResponse> ReconnectAsync(string conversationId, string? watermark = null) =>
        SendAsync(HttpMethod.Get, $"conversations/{conversationId}{(watermark is null ? "" : $"?watermark={watermark}")}");

    /// <summary>Opens a conversation and goes on with its token.</summary>
    public async Task<string> OpenAsync(string? userId = "dl_test")
    {
        var start = await StartAsync(userId is null ? null : new JsonObject { ["user"] = new JsonObject { ["id"] = userId } });
        SecretOrToken = start.Text("token");
        return start.Text("conversationId");
    }

    /// <summary>Says something and waits for the reply to it.</summary>
    public async Task<JsonObject> AskAsync(string conversationId, string text, string userId = "dl_test")
    {
        var id = (await PostAsync(conversationId, Message(text, userId))).Text("id");
        return await ReplyToAsync(conversationId, id);
    }

    /// <summary>Polls until the reply to an activity is there.</summary>
    public async Task<JsonObject> ReplyToAsync(string conversationId, string activityId)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var watermark = "0";
        while (await pause.WaitForNextTickAsync(patience.Token))
        {
            var set = await ReadAsync(conversationId, watermark);
            foreach (var activity in set.Body?["activities"]?.AsArray() ?? [])
            {
                if ((string?)activity!["replyToId"] == activityId && (string?)activity["type"] == "message")
                {
                    return activity.AsObject();
                }
            }

            watermark = set.Text("watermark");
        }

        throw new TimeoutException();
    }

    public static JsonObject Message(string text, string userId = "dl_test", string? clientActivityId = null)
    {
        var message = new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = userId },
            ["text"] = text,
        };
        if (clientActivityId is not null)
        {
            message["channelData"] = new JsonObject { ["clientActivityID"] = clientActivityId };
        }

        return message;
    }

    public Task<DirectLineResponse> SendAsync(HttpMethod method, string path, JsonNode? body = null) =>
        SendAsync(method, path, body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));

    /// <summary>Sends anything at all.</summary>
    public async Task<DirectLineResponse> SendAsync(
        HttpMethod method, string path, HttpContent? content, IEnumerable<KeyValuePair<string, string>>? headers = null)
    {
        using var request = new HttpRequestMessage(method, $"v3/directline/{path}") { Content = content };
        if (SecretOrToken is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", SecretOrToken);
        }

        foreach (var (name, value) in headers ?? [])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        JsonNode? json = null;
        if (response.Content.Headers.ContentType?.MediaType == "application/json" && text.Length > 0)
        {
            json = JsonNode.Parse(text);
        }

        return new DirectLineResponse(response.StatusCode, json, response.Headers);
    }
}
