using Microsoft.EntityFrameworkCore;
using NtmLearn.Bot.Channels.Zalo.Pictures;
using NtmLearn.Bot.Desk;
using NtmLearn.Bot.Feedback;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Conversations;

/// <summary>Takes the words out of a conversation and leaves the numbers: that there was a message, when, and how it ended.</summary>
internal static class ConversationErasing
{
    /// <summary>Everything up to the message that asked for it. What was sent after it still waits for its answer.</summary>
    public static Task EraseAsync(NtmLearnDbContext db, Guid conversationId, InboundMessage last, CancellationToken cancellationToken) =>
        EraseAsync(db, conversationId, last.Sequence, last.Turn, cancellationToken);

    /// <summary>Everything up to a place in the transcript and before a turn.</summary>
    public static async Task EraseAsync(
        NtmLearnDbContext db, Guid conversationId, long lastSequence, int beforeTurn, CancellationToken cancellationToken)
    {
        await db.Set<TranscriptEntry>()
            .Where(e => e.ConversationId == conversationId && e.Sequence <= lastSequence)
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<InboundMessage>()
            .Where(m => m.ConversationId == conversationId && m.Turn < beforeTurn)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Text, ""), cancellationToken);
        await db.Set<OutboundMessage>()
            .Where(m => m.ConversationId == conversationId && m.Turn < beforeTurn)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.Text, "").SetProperty(m => m.CitationsJson, "[]").SetProperty(m => m.SuggestionsJson, "[]"),
                cancellationToken);
        await db.Set<AnswerFeedback>()
            .Where(f => db.Set<ReceiptRecord>().Any(r => r.ReceiptId == f.ReceiptId && r.ConversationId == conversationId))
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Reason, ""), cancellationToken);
        await db.Set<ReceiptRecord>()
            .Where(r => r.ConversationId == conversationId && r.Turn < beforeTurn)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Question, "").SetProperty(r => r.Understood, ""), cancellationToken);
        await db.Set<LeftQuestion>()
            .Where(q => q.ConversationId == conversationId && q.Turn < beforeTurn)
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<ZaloPicture>()
            .Where(p => p.ConversationId == conversationId)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, ZaloPictureState.Erased).SetProperty(p => p.Url, (string?)null), cancellationToken);
    }
}
