using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Conversations;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Bot.Channels.DirectLine;

/// <summary>The stream of a conversation: what was missed first, then what comes, with a sign of life in between.</summary>
internal sealed class DirectLineStream(
    WebSocket socket,
    Guid conversationId,
    TimeSpan keepAlive,
    TranscriptService transcripts,
    ConversationFeed feed,
    DeliveryRecorder deliveries,
    TimeProvider clock)
{
    private const int LargestFrame = 64 * 1024;
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);

    private long last;

    /// <summary>The address to connect to, good for one use within a minute.</summary>
    public static string Url(HttpContext http, SiteAddress site, DirectLineTokens tokens, DirectLineGrant grant, long after)
    {
        var address = site.PublicUrl ?? $"{http.Request.Scheme}://{http.Request.Host}";
        return $"ws{address[4..]}/v3/directline/conversations/{grant.ConversationId:N}/stream?watermark={after}&t={tokens.IssueTicket(grant)}";
    }

    public static async Task<IResult> OpenAsync(
        string conversationId,
        HttpContext http,
        DirectLineTokens tokens,
        TranscriptService transcripts,
        ConversationFeed feed,
        DeliveryRecorder deliveries,
        TimeProvider clock,
        IOptions<DirectLineOptions> options,
        IHostApplicationLifetime lifetime)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            return DirectLineError.Malformed("The stream is a WebSocket.");
        }

        var ticket = http.Request.Query["t"].ToString();
        if (ticket.Length == 0)
        {
            return DirectLineError.Unauthorised;
        }

        if (await tokens.RedeemTicketAsync(ticket) is not { } grant
            || conversationId != grant.ConversationId.ToString("N")
            || !DirectLineCaller.IsTrusted(http, grant))
        {
            return DirectLineError.Forbidden("The ticket of this stream is not known, late or spent.");
        }

        var after = Watermark.Parse(http.Request.Query["watermark"]);
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var keepAlive = TimeSpan.FromSeconds(options.Value.KeepAliveSeconds);
        var stream = new DirectLineStream(socket, grant.ConversationId, keepAlive, transcripts, feed, deliveries, clock) { last = after };
        await stream.RunAsync(stopping);
        return Results.Empty;
    }

    private async Task RunAsync(CancellationTokenSource stopping)
    {
        var listening = ListenAsync(stopping);
        try
        {
            await SendAsync(stopping.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The other side went away or we are stopping; the transcript keeps what was not sent.
        }

        await stopping.CancelAsync();
        await CloseAsync();
        await listening;
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        using var subscription = feed.Subscribe(conversationId);
        await CatchUpAsync(cancellationToken);
        var ready = new List<TranscriptLine>();
        while (await WaitAsync(subscription, cancellationToken))
        {
            ready.Clear();
            while (subscription.Items.TryRead(out var item))
            {
                if (item.Line is { } line)
                {
                    ready.Add(line);
                    continue;
                }

                await SendLinesAsync(ready, cancellationToken);
                ready.Clear();
                await SendFrameAsync(ActivitySetResult.Write([item.Passing!], last), cancellationToken);
            }

            await SendLinesAsync(ready, cancellationToken);
        }
    }

    /// <summary>Waits for news; after a while of silence gives a sign of life and looks whether another node had some.</summary>
    private async Task<bool> WaitAsync(ConversationFeed.Subscription subscription, CancellationToken cancellationToken)
    {
        var news = subscription.Items.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            try
            {
                return await news.WaitAsync(keepAlive, clock, cancellationToken);
            }
            catch (TimeoutException)
            {
                if (!await CatchUpAsync(cancellationToken))
                {
                    await SendFrameAsync(ReadOnlyMemory<byte>.Empty, cancellationToken);
                }
            }
        }
    }

    private async Task SendLinesAsync(List<TranscriptLine> lines, CancellationToken cancellationToken)
    {
        lines.RemoveAll(l => l.Sequence <= last);
        if (lines.Count == 0)
        {
            return;
        }

        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Sequence != last + 1 + i)
            {
                // Something was dropped or overtaken: the transcript has it in order.
                await CatchUpAsync(cancellationToken);
                return;
            }
        }

        await SendSetAsync(lines, cancellationToken);
    }

    private async Task<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        var any = false;
        while (await transcripts.ReadAsync(conversationId, last, cancellationToken) is { Count: > 0 } lines)
        {
            any = true;
            await SendSetAsync(lines, cancellationToken);
        }

        return any;
    }

    private async Task SendSetAsync(IReadOnlyList<TranscriptLine> lines, CancellationToken cancellationToken)
    {
        last = lines[^1].Sequence;
        await SendFrameAsync(ActivitySetResult.Write(lines.Select(l => l.Json), last), cancellationToken);
        deliveries.Served(conversationId, lines);
    }

    private async Task SendFrameAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(SendTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, either.Token);
    }

    /// <summary>Clients send empty frames as a sign of life. Whatever they send is not read, only bounded.</summary>
    private async Task ListenAsync(CancellationTokenSource stopping)
    {
        var buffer = new byte[1024];
        var received = 0;
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                var result = await socket.ReceiveAsync(buffer.AsMemory(), stopping.Token);
                received = result.EndOfMessage ? 0 : received + result.Count;
                if (result.MessageType == WebSocketMessageType.Close || received > LargestFrame)
                {
                    break;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // Gone without a word.
        }

        await stopping.CancelAsync();
    }

    private async Task CloseAsync()
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), clock);
            await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, "closing", patience.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // Gone already.
        }
    }
}
