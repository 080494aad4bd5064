using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;

namespace NtmLearn.TestKit;

/// <summary>Sends what no decent client would. The same seed sends the same things.</summary>
public sealed class DirectLineFuzz(Uri baseAddress, string secret, int seed)
{
    private const int Workers = 4;
    private const int FramesEvery = 50;

    private readonly ConcurrentDictionary<int, int> statuses = [];
    private readonly ConcurrentQueue<string> examples = [];
    private int sent;
    private int serverErrors;

    public int Sent => sent;

    public int ServerErrors => serverErrors;

    public IReadOnlyDictionary<int, int> Statuses => statuses;

    /// <summary>A few of the requests that broke something.</summary>
    public IEnumerable<string> Examples => examples.Take(10);

    public Task RunAsync(int count) => Task.WhenAll(
        Enumerable.Range(0, Workers).Select(worker => WorkAsync(new Random(seed + worker + sent), count / Workers)));

    private async Task WorkAsync(Random random, int count)
    {
        using var client = new DirectLineClient(baseAddress, secret);
        var conversationId = await client.OpenAsync("dl_fuzz");
        for (var i = 0; i < count; i++)
        {
            if (i % 200 == 199)
            {
                client.SecretOrToken = secret;
                conversationId = await client.OpenAsync("dl_fuzz");
            }

            if (i % FramesEvery == 0)
            {
                await SendFramesAsync(client, conversationId, random);
            }

            await SendAsync(client, conversationId, random);
        }
    }

    private async Task SendAsync(DirectLineClient client, string conversationId, Random random)
    {
        var (method, path, body, contentType) = HostileRequest.Create(random, conversationId);
        Interlocked.Increment(ref sent);
        try
        {
            ByteArrayContent? content = null;
            if (method != HttpMethod.Get && body is not null)
            {
                content = new ByteArrayContent(body);
                content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            }

            var response = await client.SendAsync(method, path, content);
            Count((int)response.Status, method, path, body);
        }
        catch (HttpRequestException exception)
        {
            // Refused half-way through a large body: a closed connection is an answer too.
            statuses.AddOrUpdate((int)(exception.StatusCode ?? 0), 1, (_, n) => n + 1);
        }
        catch (UriFormatException)
        {
            // Our own client would not send it.
        }
    }

    private void Count(int status, HttpMethod method, string path, byte[]? body)
    {
        statuses.AddOrUpdate(status, 1, (_, n) => n + 1);
        if (status >= 500)
        {
            Interlocked.Increment(ref serverErrors);
            examples.Enqueue($"{status} {method} {path} {Encoding.UTF8.GetString((body ?? []).AsSpan(0, Math.Min(300, body?.Length ?? 0)))}");
        }
    }

    private async Task SendFramesAsync(DirectLineClient client, string conversationId, Random random)
    {
        var reconnect = await client.ReconnectAsync(conversationId, "0");
        if (reconnect.Body?["streamUrl"] is null)
        {
            return;
        }

        using var socket = await DirectLineSocket.ConnectAsync(reconnect.Text("streamUrl"));
        try
        {
            for (var i = 0; i < 5; i++)
            {
                Interlocked.Increment(ref sent);
                var frame = new byte[random.Next(4) == 0 ? random.Next(100_000) : random.Next(100)];
                random.NextBytes(frame);
                var text = random.Next(2) == 0;
                await socket.SendAsync(
                    text ? Encoding.UTF8.GetBytes(Convert.ToBase64String(frame)) : frame,
                    text ? WebSocketMessageType.Text : WebSocketMessageType.Binary);
            }
        }
        catch (WebSocketException)
        {
            // The stream was closed on us, as it should be after an oversize frame.
        }
    }
}
