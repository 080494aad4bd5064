using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Bot.Conversations;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Answers;

/// <summary>Asks kept questions again, in the order and memory of their conversations, and compares with what was answered.</summary>
public sealed class AnswerReplay(IDbContextFactory<NtmLearnDbContext> databases, TurnPipeline pipeline, LocalTime localTime)
{
    /// <summary>Every kept answer, with its change or null when it would be the same today. Erased questions are left out.</summary>
    public async IAsyncEnumerable<AnswerChange?> ReplayAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var memory = TurnMemory.Empty;
        Kept? last = null;
        await foreach (var kept in Read(db).WithCancellation(cancellationToken))
        {
            if (last?.ConversationId != kept.ConversationId || kept.Turn != last.Turn + 1)
            {
                memory = TurnMemory.Empty;
            }

            var outcome = pipeline.Respond(new TurnInput(kept.Question, kept.Language, memory, localTime.Today));
            (last, memory) = (kept, outcome.Memory);
            yield return Compare(kept, outcome);
        }
    }

    private static IAsyncEnumerable<Kept> Read(NtmLearnDbContext db) => (
        from receipt in db.Set<ReceiptRecord>()
        join conversation in db.Set<Conversation>() on receipt.ConversationId equals conversation.ConversationId
        join inbound in db.Set<InboundMessage>()
            on new { receipt.ConversationId, receipt.Turn } equals new { inbound.ConversationId, inbound.Turn }
        join outbound in db.Set<OutboundMessage>()
            on new { receipt.ConversationId, receipt.Turn } equals new { outbound.ConversationId, outbound.Turn }
        where receipt.Question != ""
        orderby receipt.ConversationId, receipt.Turn
        select new Kept(
            receipt.ReceiptId, receipt.ConversationId, receipt.Turn, receipt.Question,
            inbound.Language ?? conversation.Language, receipt.Status, outbound.CitationsJson)).AsAsyncEnumerable();

    private static AnswerChange? Compare(Kept kept, TurnOutcome outcome)
    {
        var before = Quotations(JsonSerializer.Deserialize<IReadOnlyList<Citation>>(kept.CitationsJson, JsonSerializerOptions.Web) ?? []);
        var after = Quotations(outcome.Citations);
        return kept.Status == outcome.Status && before.SequenceEqual(after)
            ? null
            : new AnswerChange(kept.ReceiptId, kept.Question, kept.Status, outcome.Status, [.. before.Except(after)], [.. after.Except(before)]);
    }

    /// <summary>By words and document: a passage that only moved is quoted as before.</summary>
    private static List<string> Quotations(IReadOnlyList<Citation> citations) =>
        [.. citations.Select(c => $"{c.DocumentId}: {string.Join(" … ", c.Spans.Select(s => s.Text))}")];

    private sealed record Kept(
        Guid ReceiptId, Guid ConversationId, int Turn, string Question, ReplyLanguage? Language, AnswerStatus Status, string CitationsJson);
}
