using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Channels.Zalo.Pictures;
using NtmLearn.Bot.Desk;
using NtmLearn.Bot.Feedback;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Conversations;

/// <summary>Deletes the words of conversations after the days that people were told. Counts and outcomes stay.</summary>
public sealed partial class TextRetention(
    WriterGate gate, IOptions<PrivacyOptions> privacy, TimeProvider clock, ILogger<TextRetention> logger)
{
    public async Task DeleteOldTextsAsync(CancellationToken cancellationToken)
    {
        var before = clock.UtcNow.AddDays(-privacy.Value.KeepTextDays);
        var deleted = await gate.WriteAsync((db, token) => DeleteAsync(db, before, token), cancellationToken);
        if (deleted > 0)
        {
            await gate.ForgetErasedAsync(cancellationToken);
        }

        LogDeleted(deleted, privacy.Value.KeepTextDays);
    }

    private static async Task<int> DeleteAsync(NtmLearnDbContext db, DateTime before, CancellationToken cancellationToken)
    {
        var deleted = await db.Set<TranscriptEntry>().Where(e => e.CreatedAt < before).ExecuteDeleteAsync(cancellationToken);

        // An unanswered message keeps its words until the sweep has answered it.
        deleted += await db.Set<InboundMessage>()
            .Where(m => m.ReceivedAt < before && m.Text != "" && m.State == InboundState.Answered)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Text, ""), cancellationToken);
        await db.Set<OutboundMessage>()
            .Where(m => m.CreatedAt < before && m.Delivery == DeliveryState.Pending)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Delivery, DeliveryState.Abandoned), cancellationToken);
        deleted += await db.Set<OutboundMessage>()
            .Where(m => m.CreatedAt < before && m.Text != "")
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.Text, "").SetProperty(m => m.CitationsJson, "[]").SetProperty(m => m.SuggestionsJson, "[]"),
                cancellationToken);
        deleted += await db.Set<ReceiptRecord>()
            .Where(r => r.CreatedAt < before && r.Question != "")
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Question, "").SetProperty(r => r.Understood, ""), cancellationToken);
        deleted += await db.Set<AnswerFeedback>()
            .Where(f => f.GivenAt < before && f.Reason != "")
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Reason, ""), cancellationToken);
        deleted += await db.Set<LeftQuestion>().Where(q => q.CreatedAt < before).ExecuteDeleteAsync(cancellationToken);
        deleted += await db.Set<ZaloPicture>()
            .Where(p => p.CreatedAt < before && p.State != ZaloPictureState.Erased)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, ZaloPictureState.Erased).SetProperty(p => p.Url, (string?)null), cancellationToken);
        deleted += await db.Set<Conversation>()
            .Where(c => c.LastActivityAt < before && c.MemoryJson != "{}")
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.MemoryJson, "{}"), cancellationToken);
        return deleted;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} texts older than {Days} days deleted")]
    private partial void LogDeleted(int count, int days);
}
