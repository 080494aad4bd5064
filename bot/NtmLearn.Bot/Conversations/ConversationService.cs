using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Intents;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Conversations;

/// <summary>How to open a conversation.</summary>
/// <param name="UserId">Set when one user is known; then the user is greeted at once.</param>
/// <param name="Language">Chosen on the page; null to go by each text.</param>
public sealed record ConversationStart(
    Guid ConversationId, ChannelKind Channel, string? UserId, ReplyLanguage? Language, ReplyLanguage GreetingLanguage, bool OpenedWithSecret);

/// <summary>Something a client sent. A message has <see cref="Text"/> and is answered; anything else is only kept.</summary>
/// <param name="Activity">As sent, already masked; becomes the echo.</param>
/// <param name="ExternalId">The sender's own id of the message, when it has one.</param>
public sealed record IncomingActivity(
    Guid ConversationId, JsonObject Activity, string? Text, string? ExternalId, ReplyLanguage? Language, bool EndsConversation)
{
    public ChannelKind Channel { get; init; } = ChannelKind.Web;

    public InboundKind Kind { get; init; } = InboundKind.Text;

    /// <summary>The person is greeted for it, if nobody has greeted them yet, as for a message.</summary>
    public bool Greets { get; init; }
}

public enum AcceptStatus
{
    Accepted = 1,

    /// <summary>The same message was accepted before; nothing was changed.</summary>
    Repeated = 2,
    NotFound = 3,
    Ended = 4,

    /// <summary>Too many of its messages wait for an answer.</summary>
    Busy = 5,
}

/// <summary>What became of an activity; ids are null unless it was accepted or is a repeat.</summary>
public sealed record Acceptance(AcceptStatus Status, string? ActivityId = null, Guid? InboundMessageId = null);

/// <summary>Opens conversations and takes in what people send: on the disk before it is acknowledged.</summary>
public sealed class ConversationService(
    WriterGate gate,
    ConversationFeed feed,
    IGrainFactory grains,
    TimeProvider clock,
    ReplyContextFactory contexts,
    IOptions<PrivacyOptions> privacy)
{
    /// <summary>Messages of one conversation that may wait for their answers.</summary>
    public const int LongestQueue = 200;

    /// <summary>Opens a conversation; false when it was open already.</summary>
    public Task<bool> StartAsync(ConversationStart start, CancellationToken cancellationToken) =>
        gate.WriteFirstAsync((db, token) => StartAsync(db, start, token), cancellationToken);

    /// <summary>Keeps an activity and its echo in one transaction, then has the message answered.</summary>
    public Task<Acceptance> AcceptAsync(IncomingActivity incoming, CancellationToken cancellationToken) =>
        AcceptAsync((_, _) => Task.FromResult<IncomingActivity?>(incoming), cancellationToken);

    /// <summary>The same for a channel that finds out in the transaction whose message it is.</summary>
    /// <param name="find">Given the database of the transaction; may open the conversation. Null when there is nothing to take.</param>
    internal async Task<Acceptance> AcceptAsync(
        Func<NtmLearnDbContext, CancellationToken, Task<IncomingActivity?>> find, CancellationToken cancellationToken)
    {
        var lines = new List<TranscriptLine>(2);
        var (incoming, acceptance) = await gate.WriteFirstAsync(
            async (db, token) => await find(db, token) is { } found
                ? (found, await AcceptAsync(db, found, lines, token))
                : ((IncomingActivity?)null, new Acceptance(AcceptStatus.NotFound)),
            cancellationToken);
        if (acceptance.Status == AcceptStatus.Accepted)
        {
            feed.Publish(incoming!.ConversationId, [.. lines]);
            ConversationMetrics.Accepted.Add(1);
            if (acceptance.InboundMessageId is not null)
            {
                // Not awaited: the row is the promise, and the sweep keeps it if this call is lost.
                grains.GetGrain<IConversationGrain>(incoming.ConversationId).AnswerPendingAsync().Ignore();
            }
            else if (incoming.Channel == ChannelKind.Zalo)
            {
                grains.GetGrain<IConversationGrain>(incoming.ConversationId).DeliverAsync().Ignore();
            }
        }

        return acceptance;
    }

    private async Task<bool> StartAsync(NtmLearnDbContext db, ConversationStart start, CancellationToken cancellationToken)
    {
        if (await db.Set<Conversation>().AnyAsync(c => c.ConversationId == start.ConversationId, cancellationToken))
        {
            return false;
        }

        var now = clock.UtcNow;
        var conversation = new Conversation
        {
            ConversationId = start.ConversationId,
            Channel = start.Channel,
            UserId = start.UserId,
            Language = start.Language,
            OpenedWithSecret = start.OpenedWithSecret,
            StartedAt = now,
            LastActivityAt = now,
        };
        db.Add(conversation);
        if (start.UserId is not null)
        {
            conversation.Greeted = true;
            conversation.LastSequence = 1;
            Greet(db, conversation, start.GreetingLanguage, contexts.Create(start.UserId, start.OpenedWithSecret));
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<Acceptance> AcceptAsync(
        NtmLearnDbContext db, IncomingActivity incoming, List<TranscriptLine> lines, CancellationToken cancellationToken)
    {
        lines.Clear();
        var id = incoming.ConversationId;
        var conversation = await db.Set<Conversation>().SingleOrDefaultAsync(c => c.ConversationId == id, cancellationToken);
        if (conversation is null)
        {
            return new Acceptance(AcceptStatus.NotFound);
        }

        if (incoming.ExternalId is { } externalId && await db.Set<InboundMessage>()
                .Where(m => m.ConversationId == id && m.ExternalId == externalId)
                .Select(m => new { m.ActivityId, m.InboundMessageId })
                .SingleOrDefaultAsync(cancellationToken) is { } before)
        {
            return new Acceptance(AcceptStatus.Repeated, before.ActivityId, before.InboundMessageId);
        }

        if (conversation.EndedAt is not null)
        {
            return new Acceptance(AcceptStatus.Ended);
        }

        if (incoming.Text is not null && conversation.LastTurn - conversation.LastAnsweredTurn >= LongestQueue)
        {
            return new Acceptance(AcceptStatus.Busy);
        }

        var now = clock.UtcNow;
        conversation.LastActivityAt = now;
        if ((incoming.Text is not null || incoming.Greets) && !conversation.Greeted)
        {
            conversation.Greeted = true;
            ++conversation.LastSequence;
            var context = contexts.Create(conversation.UserId, conversation.OpenedWithSecret);
            lines.Add(Greet(db, conversation, conversation.Language ?? ReplyLanguage.Vietnamese, context));
        }

        if (incoming.EndsConversation)
        {
            conversation.EndedAt = now;
        }

        var sequence = ++conversation.LastSequence;
        var echo = new TranscriptLine(sequence, FromBot: false, ActivityJson.Echo(incoming.Activity, id, sequence, now));
        lines.Add(echo);
        db.Add(Entry(id, echo, now));
        var activityId = ActivityJson.ActivityId(id, sequence);
        InboundMessage? inbound = null;
        if (incoming.Text is not null)
        {
            inbound = Inbound(incoming, ++conversation.LastTurn, sequence, activityId, now);
            db.Add(inbound);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new Acceptance(AcceptStatus.Accepted, activityId, inbound?.InboundMessageId);
    }

    private InboundMessage Inbound(IncomingActivity incoming, int turn, long sequence, string activityId, DateTime now) => new()
    {
        InboundMessageId = clock.NewId(),
        Channel = incoming.Channel,
        Kind = incoming.Kind,
        ConversationId = incoming.ConversationId,
        ExternalId = incoming.ExternalId ?? activityId,
        ActivityId = activityId,
        Turn = turn,
        Sequence = sequence,
        Text = incoming.Text!,
        Language = incoming.Language,
        ReceivedAt = now,
    };

    private TranscriptLine Greet(NtmLearnDbContext db, Conversation conversation, ReplyLanguage language, ReplyContext context)
    {
        var (id, sequence) = (conversation.ConversationId, conversation.LastSequence);
        var text = ConversationTexts.Greeting(language, privacy.Value.KeepTextDays);
        var outcome = new TurnOutcome
        {
            Status = AnswerStatus.Greeting,
            Intent = Intent.Greeting,
            Language = language,
            Text = text,
            Memory = TurnMemory.Empty,
            MaskedText = "",
            Receipt = new AnswerReceipt("", "", "", AnswerStatus.Greeting, 1, []),
        };
        var activity = ActivityJson.Reply(id, outcome, receiptId: null, replyToId: null, context);
        var line = new TranscriptLine(sequence, FromBot: true, ActivityJson.WithId(activity, id, sequence));
        db.Add(Entry(id, line, context.At));
        db.Add(new OutboundMessage
        {
            OutboundMessageId = clock.NewId(),
            ConversationId = id,
            Channel = conversation.Channel,
            Turn = 0,
            Sequence = sequence,
            Text = text,
            CitationsJson = "[]",
            SuggestionsJson = "[]",
            CreatedAt = context.At,
        });
        return line;
    }

    internal static TranscriptEntry Entry(Guid conversationId, TranscriptLine line, DateTime at) => new()
    {
        ConversationId = conversationId,
        Sequence = line.Sequence,
        FromBot = line.FromBot,
        Json = line.Json,
        CreatedAt = at,
    };
}
