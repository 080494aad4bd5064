using System.Text.Json;
using System.Text.Json.Nodes;
using NtmLearn.Bot.Channels.DirectLine;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Feedback;

namespace NtmLearn.Bot.Channels.Web;

/// <summary>A conversation that our own page opened, with a token to follow it live.</summary>
public sealed record WebConversation(Guid ConversationId, string UserId, string Token, int ExpiresIn);

/// <summary>A message that was stored. <see cref="Sequence"/> is its place; what comes after it is newer.</summary>
public sealed record WebPost(AcceptStatus Status, string? ActivityId, long Sequence);

/// <summary>One line of a conversation as a page shows it.</summary>
/// <param name="Reply">Set for what the assistant said.</param>
public sealed record WebLine(
    long Sequence, string ActivityId, bool FromBot, string Text, DateTime At, string? ReplyToId, ReplyData? Reply);

/// <summary>The assistant for our own server-rendered page: the same durable path as every other client.</summary>
public sealed class WebChat(
    ConversationService conversations,
    TranscriptService transcripts,
    ConversationFeed feed,
    FeedbackService feedback,
    DirectLineTokens tokens,
    MessageMasking masking,
    TimeProvider clock)
{
    /// <summary>Opens a conversation and greets. Without a user id one is made up.</summary>
    /// <param name="language">Chosen on the page; null to go by each text.</param>
    public async Task<WebConversation> StartAsync(string? userId, ReplyLanguage? language, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var user = userId ?? $"dl_{Guid.NewGuid():N}";
        await conversations.StartAsync(
            new ConversationStart(id, ChannelKind.Web, user, language, language ?? ReplyLanguage.Vietnamese, OpenedWithSecret: false),
            cancellationToken);
        var token = IssueToken(id, user);
        return new WebConversation(id, user, token.Token, token.ExpiresIn);
    }

    /// <summary>A fresh token for a conversation of our own page, such as when the page is opened again.</summary>
    public DirectLineToken IssueToken(Guid conversationId, string userId) =>
        tokens.Issue(new DirectLineGrant(conversationId, userId, [], FromSecret: false));

    /// <summary>True when the conversation is there and belongs to the user.</summary>
    public async Task<bool> IsOfAsync(Guid conversationId, string userId, CancellationToken cancellationToken) =>
        await transcripts.FindAsync(conversationId, cancellationToken) is { } summary && summary.UserId == userId;

    /// <summary>Stores a message; it is answered in the background. The same client id twice is one message.</summary>
    public async Task<WebPost> PostAsync(
        Guid conversationId, string userId, string text, string? clientId, ReplyLanguage? language, CancellationToken cancellationToken)
    {
        var masked = masking.Mask(text.Replace("\0", "", StringComparison.Ordinal));
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = userId, ["role"] = "user" },
            ["text"] = masked,
            ["textFormat"] = "plain",
        };
        if (clientId is not null)
        {
            activity["channelData"] = new JsonObject { ["clientActivityID"] = clientId };
        }

        var acceptance = await conversations.AcceptAsync(
            new IncomingActivity(conversationId, activity, masked, clientId, language, EndsConversation: false), cancellationToken);
        var sequence = acceptance.ActivityId is { } id && long.TryParse(id.AsSpan(id.IndexOf('|') + 1), out var place) ? place : 0;
        return new WebPost(acceptance.Status, acceptance.ActivityId, sequence);
    }

    /// <summary>The messages of both sides after a place, oldest first, at most a page of them.</summary>
    public async Task<IReadOnlyList<WebLine>> ReadAsync(Guid conversationId, long afterSequence, CancellationToken cancellationToken)
    {
        var lines = await transcripts.ReadAsync(conversationId, afterSequence, cancellationToken);
        return [.. lines.Select(Read).OfType<WebLine>()];
    }

    /// <summary>Waits for the reply to a message; null when it has not come in time (the page then refreshes itself).</summary>
    public async Task<WebLine?> WaitForReplyAsync(
        Guid conversationId, WebPost post, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var subscription = feed.Subscribe(conversationId);
        using var patience = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            while (true)
            {
                var lines = await ReadAsync(conversationId, post.Sequence, either.Token);
                if (lines.FirstOrDefault(l => l.FromBot && l.ReplyToId == post.ActivityId) is { } reply)
                {
                    return reply;
                }

                do
                {
                    await subscription.Items.WaitToReadAsync(either.Token);
                }
                while (!SawLine(subscription));
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Keeps a thumb and perhaps a reason; false when the answer is not of this conversation.</summary>
    public Task<bool> FeedbackAsync(
        Guid conversationId, Guid receiptId, bool liked, string? reason, CancellationToken cancellationToken) =>
        feedback.GiveAsync(conversationId, receiptId, liked, reason, cancellationToken);

    private static bool SawLine(ConversationFeed.Subscription subscription)
    {
        var saw = false;
        while (subscription.Items.TryRead(out var item))
        {
            saw |= item.Line is not null;
        }

        return saw;
    }

    private static WebLine? Read(TranscriptLine line)
    {
        using var document = JsonDocument.Parse(line.Json);
        var activity = document.RootElement;
        if (activity.GetProperty("type").GetString() != "message")
        {
            return null;
        }

        var reply = line.FromBot && activity.TryGetProperty("channelData", out var data) && data.TryGetProperty("reply", out var node)
            ? node.Deserialize<ReplyData>(JsonSerializerOptions.Web)
            : null;
        return new WebLine(
            line.Sequence,
            activity.GetProperty("id").GetString()!,
            line.FromBot,
            reply?.Text ?? (activity.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : ""),
            activity.GetProperty("timestamp").GetDateTime().ToUniversalTime(),
            activity.TryGetProperty("replyToId", out var replyTo) ? replyTo.GetString() : null,
            reply);
    }
}
