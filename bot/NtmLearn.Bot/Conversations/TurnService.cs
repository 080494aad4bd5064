using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Desk;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Conversations;

/// <summary>
/// Runs turns: reply, receipt, memory and "answered" in one transaction. Whoever comes second finds the message answered
/// and changes nothing.
/// </summary>
public sealed partial class TurnService(
    IDbContextFactory<NtmLearnDbContext> databases,
    WriterGate gate,
    TurnResponder respond,
    ConversationFeed feed,
    IGrainFactory grains,
    ReplyContextFactory contexts,
    LocalTime localTime,
    TimeProvider clock,
    ILogger<TurnService> logger)
{
    // Clients drop the sign after a few seconds, so it is repeated while a turn runs.
    private static readonly TimeSpan TypingInterval = TimeSpan.FromSeconds(3);

    // However many wait, taking messages in and delivering replies find a processor.
    private readonly SemaphoreSlim atOnce = new(Environment.ProcessorCount);

    // Zalo takes a few dozen messages a second: answering faster would only keep others from the processor and the disk.
    private readonly SemaphoreSlim zaloAtOnce = new(1);

    /// <summary>Answers what waits in a conversation, oldest first.</summary>
    public async Task AnswerPendingAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        var more = true;
        while (more && await NextAsync(conversationId, cancellationToken) is { } pending)
        {
            more = pending.Channel == ChannelKind.Zalo
                ? await InTurnAsync(() => AnswerAsync(pending, cancellationToken), cancellationToken)
                : await AnswerAsync(pending, cancellationToken);
        }
    }

    private async Task<bool> AnswerAsync(PendingTurn pending, CancellationToken cancellationToken) =>
        await CompleteAsync(pending, await RespondAsync(pending), cancellationToken);

    private async Task<bool> InTurnAsync(Func<Task<bool>> answer, CancellationToken cancellationToken)
    {
        await zaloAtOnce.WaitAsync(cancellationToken);
        try
        {
            return await answer();
        }
        finally
        {
            zaloAtOnce.Release();
        }
    }

    private async Task<PendingTurn?> NextAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<InboundMessage>()
            .Join(db.Set<Conversation>(), m => m.ConversationId, c => c.ConversationId, (m, c) => new { Message = m, Conversation = c })
            .Where(x => x.Conversation.ConversationId == conversationId
                // Turns are answered in order, so a long conversation is not read from its beginning.
                && x.Message.Turn > x.Conversation.LastAnsweredTurn
                && x.Message.State == InboundState.Pending)
            .OrderBy(x => x.Message.Turn)
            .Select(x => new PendingTurn(
                x.Message.InboundMessageId, x.Message.ConversationId, x.Message.Turn, x.Message.ActivityId, x.Message.Text,
                x.Message.Language ?? x.Conversation.Language, x.Message.ReceivedAt, x.Message.Kind, x.Conversation.Channel,
                x.Conversation.MemoryJson, x.Conversation.UserId, x.Conversation.OpenedWithSecret))
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<TurnOutcome> RespondAsync(PendingTurn pending)
    {
        var input = new TurnInput(pending.Text, pending.Language, Conversation.ReadMemory(pending.MemoryJson), localTime.Today) { Kind = pending.Kind };
        await atOnce.WaitAsync();
        var turn = Task.Run(() => Respond(input));
        do
        {
            feed.PublishPassing(
                pending.ConversationId, () => ActivityJson.Typing(pending.ConversationId, pending.ActivityId, clock.UtcNow));
        }
        while (!await CompletesAsync(turn));

        try
        {
            return await turn;
        }
        catch (Exception exception)
        {
            // The person gets an apology in place of an answer; the message is not tried for ever.
            LogTurnFailed(exception, pending.InboundMessageId);
            return ConversationTexts.FailedOutcome(input, pending.Text);
        }
    }

    private TurnOutcome Respond(TurnInput input)
    {
        try
        {
            return respond(input);
        }
        finally
        {
            atOnce.Release();
        }
    }

    private async Task<bool> CompletesAsync(Task turn)
    {
        using var waiting = new CancellationTokenSource();
        var finished = await Task.WhenAny(turn, Task.Delay(TypingInterval, clock, waiting.Token)) == turn;
        await waiting.CancelAsync();
        return finished;
    }

    /// <summary>Whether later messages wait. One that comes after this was decided asks for its turn itself.</summary>
    private async Task<bool> CompleteAsync(PendingTurn pending, TurnOutcome outcome, CancellationToken cancellationToken)
    {
        var context = contexts.Create(pending.UserId, pending.OpenedWithSecret);
        var receiptId = clock.NewId();
        var reply = ActivityJson.Reply(pending.ConversationId, outcome, receiptId, pending.ActivityId, context);
        var (line, more) = await gate.WriteAsync(
            (db, token) => CompleteAsync(db, pending, outcome, receiptId, reply, context.At, token), cancellationToken);
        if (line is null)
        {
            return more;
        }

        if (outcome.Effect == TurnEffect.EraseConversation)
        {
            await gate.ForgetErasedAsync(cancellationToken);
        }

        feed.Publish(pending.ConversationId, line.Value);
        if (pending.Channel == ChannelKind.Zalo)
        {
            // Not awaited: the row waits, and the sweep has it sent if this call is lost.
            grains.GetGrain<IConversationGrain>(pending.ConversationId).DeliverAsync().Ignore();
        }

        ConversationMetrics.Turns.Add(1, new KeyValuePair<string, object?>("status", outcome.Status.ToString()));
        ConversationMetrics.TurnDuration.Record((clock.UtcNow - pending.ReceivedAt).TotalSeconds);
        LogAnswered(pending.ConversationId, pending.Turn, outcome.Status, outcome.Intent);
        return more;
    }

    private async Task<(TranscriptLine? Line, bool More)> CompleteAsync(
        NtmLearnDbContext db,
        PendingTurn pending,
        TurnOutcome outcome,
        Guid receiptId,
        JsonObject reply,
        DateTime now,
        CancellationToken cancellationToken)
    {
        var id = pending.ConversationId;
        var inbound = await db.Set<InboundMessage>().SingleAsync(m => m.InboundMessageId == pending.InboundMessageId, cancellationToken);
        if (inbound.State != InboundState.Pending)
        {
            // Somebody else answered it; what comes after it may still wait.
            return (null, true);
        }

        var conversation = await db.Set<Conversation>().SingleAsync(c => c.ConversationId == id, cancellationToken);
        var erases = outcome.Effect == TurnEffect.EraseConversation;
        if (erases)
        {
            await ConversationErasing.EraseAsync(db, id, inbound, cancellationToken);
            conversation.ErasedAt = now;
            inbound.Text = "";
        }

        inbound.State = InboundState.Answered;
        inbound.AnsweredAt = now;
        var sequence = ++conversation.LastSequence;
        conversation.LastAnsweredTurn = pending.Turn;
        conversation.LastActivityAt = now;
        conversation.MemoryJson = Conversation.WriteMemory(outcome.Memory);
        var line = new TranscriptLine(sequence, FromBot: true, ActivityJson.WithId(reply, id, sequence));
        db.Add(ConversationService.Entry(id, line, now));
        db.Add(new OutboundMessage
        {
            OutboundMessageId = clock.NewId(),
            ConversationId = id,
            Channel = conversation.Channel,
            Turn = pending.Turn,
            Sequence = sequence,
            Text = outcome.Text,
            CitationsJson = ActivityJson.Write(outcome.Citations),
            SuggestionsJson = ActivityJson.Write(outcome.Suggestions),
            CreatedAt = now,
        });
        db.Add(Receipt(pending, outcome, receiptId, erases, now));
        if (outcome.Effect == TurnEffect.KeepQuestion)
        {
            db.Add(new LeftQuestion
            {
                LeftQuestionId = clock.NewId(),
                ConversationId = id,
                Turn = pending.Turn,
                Text = outcome.MaskedText,
                Language = outcome.Language,
                CreatedAt = now,
            });
        }

        await db.SaveChangesAsync(cancellationToken);
        return (line, conversation.LastTurn > pending.Turn);
    }

    private static ReceiptRecord Receipt(PendingTurn pending, TurnOutcome outcome, Guid receiptId, bool erased, DateTime now) => new()
    {
        ReceiptId = receiptId,
        ConversationId = pending.ConversationId,
        Turn = pending.Turn,
        Question = erased ? "" : outcome.Receipt.Question,
        Understood = erased ? "" : outcome.Receipt.Understood,
        IndexVersion = outcome.Receipt.IndexVersion,
        Status = outcome.Receipt.Status,
        Intent = outcome.Intent,
        Language = outcome.Language,
        Confidence = outcome.Receipt.Confidence,
        PassagesJson = ActivityJson.Write(outcome.Receipt.Passages),
        CreatedAt = now,
    };

    [LoggerMessage(Level = LogLevel.Debug, Message = "Conversation {ConversationId} turn {Turn} answered as {Status}, {Intent}")]
    private partial void LogAnswered(Guid conversationId, int turn, AnswerStatus status, Intents.Intent intent);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {InboundMessageId} could not be answered; the person was told")]
    private partial void LogTurnFailed(Exception exception, Guid inboundMessageId);

    private sealed record PendingTurn(
        Guid InboundMessageId,
        Guid ConversationId,
        int Turn,
        string ActivityId,
        string Text,
        ReplyLanguage? Language,
        DateTime ReceivedAt,
        InboundKind Kind,
        ChannelKind Channel,
        string MemoryJson,
        string? UserId,
        bool OpenedWithSecret);
}
