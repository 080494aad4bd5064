using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace NtmLearn.TestKit;

/// <summary>A listener on the stream of a conversation.</summary>
public sealed class DirectLineSocket : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[256 * 1024];

    private DirectLineSocket()
    {
    }

    /// <summary>Everything received, in order; empty frames are not in it.</summary>
    public List<JsonObject> Activities { get; } = [];

    public string? Watermark { get; private set; }

    public int EmptyFrames { get; private set; }

    public static async Task<DirectLineSocket> ConnectAsync(string streamUrl, string? origin = null)
    {
        var listener = new DirectLineSocket();
        if (origin is not null)
        {
            listener.socket.Options.SetRequestHeader("Origin", origin);
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await listener.socket.ConnectAsync(new Uri(streamUrl), patience.Token);
        return listener;
    }

    public Task SendAsync(ReadOnlyMemory<byte> frame, WebSocketMessageType type = WebSocketMessageType.Text) =>
        socket.SendAsync(frame, type, endOfMessage: true, CancellationToken.None).AsTask();

    /// <summary>Receives frames until one makes the condition true.</summary>
    public async Task UntilAsync(Func<DirectLineSocket, bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition(this))
        {
            await ReceiveAsync(patience.Token);
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            length += part.Count;
        }
        while (!part.EndOfMessage);

        if (part.MessageType == WebSocketMessageType.Close)
        {
            throw new WebSocketException("The stream was closed.");
        }

        if (length == 0)
        {
            EmptyFrames++;
            return;
        }

        var set = JsonNode.Parse(buffer.AsSpan(0, length))!;
        Activities.AddRange(set["activities"]!.AsArray().Select(a => a!.AsObject()));
        Watermark = (string?)set["watermark"] ?? Watermark;
    }
}
