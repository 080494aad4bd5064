using System.Net.WebSockets;
using System.Text.Json.Nodes;
using NtmLearn.TestKit;

namespace NtmLearn.Bot.Tests.Channels;

public sealed class DirectLineStreamTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async ValueTask InitializeAsync() =>
        host = await TestHost.StartAsync([new("DirectLine:KeepAliveSeconds", "1")], ScriptedResponder.Respond);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Stream_OpenedLate_ReplaysThenGoesOnLiveWithTypingInBetween()
    {
        using var client = host.DirectLine();
        var start = await client.StartAsync(User("dl_test"));
        client.SecretOrToken = start.Text("token");
        var conversationId = start.Text("conversationId");
        var before = (await client.PostAsync(conversationId, DirectLineClient.Message("trước"))).Text("id");

        using var socket = await DirectLineSocket.ConnectAsync(start.Text("streamUrl"));
        await socket.UntilAsync(s => HasReplyTo(s, before));
        var live = (await client.PostAsync(conversationId, DirectLineClient.Message("sau"))).Text("id");
        await socket.UntilAsync(s => HasReplyTo(s, live));

        var kinds = socket.Activities.Where(a => (string?)a["id"] == live || (string?)a["replyToId"] == live).Select(a => (string?)a["type"]);
        Assert.Equal(["message", "typing", "message"], kinds);
        var ids = socket.Activities.Where(a => (string?)a["type"] != "typing").Select(a => (string?)a["id"]).ToList();
        Assert.Equal(5, ids.Count);
        Assert.Equal(5, ids.Distinct().Count());
        var history = await client.ReadAsync(conversationId);
        Assert.DoesNotContain(history.Body!["activities"]!.AsArray(), a => (string?)a!["type"] == "typing");
        Assert.Equal(history.Text("watermark"), socket.Watermark);
    }

    [Fact]
    public async Task Stream_InSilence_GetsEmptyFramesAndIgnoresTheClients()
    {
        using var client = host.DirectLine();
        var start = await client.StartAsync();
        using var socket = await DirectLineSocket.ConnectAsync(start.Text("streamUrl"));

        await socket.SendAsync(ReadOnlyMemory<byte>.Empty);
        await socket.SendAsync("not json"u8.ToArray());
        await socket.UntilAsync(s => s.EmptyFrames > 0);

        Assert.Empty(socket.Activities);
    }

    [Fact]
    public async Task Stream_WithAUsedTicket_IsRefused()
    {
        using var client = host.DirectLine();
        var url = (await client.StartAsync()).Text("streamUrl");
        using var first = await DirectLineSocket.ConnectAsync(url);

        await Assert.ThrowsAsync<WebSocketException>(() => DirectLineSocket.ConnectAsync(url));
    }

    [Fact]
    public async Task Stream_WithATicketOlderThanAMinute_IsRefused()
    {
        using var client = host.DirectLine();
        var url = (await client.StartAsync()).Text("streamUrl");
        host.Clock.Advance(TimeSpan.FromSeconds(61));

        await Assert.ThrowsAsync<WebSocketException>(() => DirectLineSocket.ConnectAsync(url));
    }

    [Fact]
    public async Task Stream_WithTheTicketOfAnotherConversation_IsRefused()
    {
        using var client = host.DirectLine();
        var one = (await client.StartAsync()).Text("streamUrl");
        var other = (await client.StartAsync()).Text("streamUrl");
        var mixed = one[..one.IndexOf("t=", StringComparison.Ordinal)] + other[other.IndexOf("t=", StringComparison.Ordinal)..];

        await Assert.ThrowsAsync<WebSocketException>(() => DirectLineSocket.ConnectAsync(mixed));
    }

    [Fact]
    public async Task Stream_FromAPageThatIsNotTrusted_IsRefused()
    {
        using var client = host.DirectLine();
        var start = await client.StartAsync(new JsonObject { ["trustedOrigins"] = new JsonArray("https://ok.example") });

        await Assert.ThrowsAsync<WebSocketException>(() => DirectLineSocket.ConnectAsync(start.Text("streamUrl"), "https://bad.example"));
    }

    [Fact]
    public async Task Reconnect_WithTheLastWatermark_LosesNothingAndRepeatsNothing()
    {
        using var client = host.DirectLine();
        var start = await client.StartAsync(User("dl_test"));
        client.SecretOrToken = start.Text("token");
        var conversationId = start.Text("conversationId");
        string? watermark;
        using (var dropped = await DirectLineSocket.ConnectAsync(start.Text("streamUrl")))
        {
            await client.AskAsync(conversationId, "một");
            await dropped.UntilAsync(s => s.Activities.Exists(a => (string?)a["replyToId"] is not null && (string?)a["type"] == "message"));
            watermark = dropped.Watermark;
        }

        await client.AskAsync(conversationId, "hai");
        var reconnect = await client.ReconnectAsync(conversationId, watermark);
        using var again = await DirectLineSocket.ConnectAsync(reconnect.Text("streamUrl"));
        await again.UntilAsync(s => s.Activities.Count(a => (string?)a["type"] == "message") == 2);

        Assert.NotNull(reconnect.Text("token"));
        Assert.Equal("hai", (string?)again.Activities[0]["text"]);
    }

    [Fact]
    public async Task Reconnect_WithAnEmptyWatermark_ReplaysEverything_WithoutOneOnlyWhatComes()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();
        await client.AskAsync(conversationId, "một");

        using var all = await DirectLineSocket.ConnectAsync((await client.ReconnectAsync(conversationId, "")).Text("streamUrl"));
        await all.UntilAsync(s => s.Activities.Count == 3);
        using var coming = await DirectLineSocket.ConnectAsync((await client.ReconnectAsync(conversationId)).Text("streamUrl"));
        var id = (await client.PostAsync(conversationId, DirectLineClient.Message("hai"))).Text("id");
        await coming.UntilAsync(s => HasReplyTo(s, id));

        Assert.Equal(id, (string?)coming.Activities[0]["id"]);
    }

    private static bool HasReplyTo(DirectLineSocket socket, string id) =>
        socket.Activities.Exists(a => (string?)a["replyToId"] == id && (string?)a["type"] == "message");

    private static JsonObject User(string id) => new() { ["user"] = new JsonObject { ["id"] = id } };
}
