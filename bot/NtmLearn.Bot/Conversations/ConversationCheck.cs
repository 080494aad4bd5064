using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Conversations;

/// <summary>Looks whether the promises of the durable path hold in the database. Changes nothing.</summary>
public sealed class ConversationCheck(IDbContextFactory<NtmLearnDbContext> databases, TimeProvider clock)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>One sentence for each promise broken, with ids only.</summary>
    public async IAsyncEnumerable<string> FindBrokenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await foreach (var broken in AnswersAsync(db)
            .Concat(WaitingAsync(db, clock.UtcNow - LongestWait))
            .Concat(TurnsAsync(db))
            .Concat(TranscriptsAsync(db, cancellationToken))
            .WithCancellation(cancellationToken))
        {
            yield return broken;
        }
    }

    private static IAsyncEnumerable<string> AnswersAsync(NtmLearnDbContext db)
    {
        var inbound = db.Set<InboundMessage>();
        var outbound = db.Set<OutboundMessage>();
        var answered = inbound
            .Where(m => m.State == InboundState.Answered)
            .Select(m => new
            {
                m.ConversationId,
                m.Turn,
                Replies = outbound.Count(o => o.ConversationId == m.ConversationId && o.Turn == m.Turn),
            })
            .Where(m => m.Replies != 1)
            .AsAsyncEnumerable()
            .Select(m => $"Conversation {m.ConversationId:N} turn {m.Turn}: answered, with {m.Replies} replies.");
        var unasked = outbound
            .Where(o => o.Turn > 0 && !inbound.Any(m => m.ConversationId == o.ConversationId && m.Turn == o.Turn && m.State == InboundState.Answered))
            .Select(o => new { o.ConversationId, o.Turn })
            .AsAsyncEnumerable()
            .Select(o => $"Conversation {o.ConversationId:N} turn {o.Turn}: a reply to no answered message.");
        return answered.Concat(unasked);
    }

    private static IAsyncEnumerable<string> WaitingAsync(NtmLearnDbContext db, DateTime before) => db.Set<InboundMessage>()
        .Where(m => m.State == InboundState.Pending && m.ReceivedAt < before)
        .Select(m => new { m.ConversationId, m.Turn })
        .AsAsyncEnumerable()
        .Select(m => $"Conversation {m.ConversationId:N} turn {m.Turn}: waits for its answer for more than {LongestWait.TotalSeconds} s.");

    private static IAsyncEnumerable<string> TurnsAsync(NtmLearnDbContext db)
    {
        var repeated = db.Set<InboundMessage>()
            .GroupBy(m => new { m.ConversationId, m.Turn })
            .Where(g => g.Count() > 1)
            .Select(g => new { g.Key.ConversationId, g.Key.Turn })
            .AsAsyncEnumerable()
            .Select(g => $"Conversation {g.ConversationId:N} turn {g.Turn}: several messages.");
        var miscounted = db.Set<Conversation>()
            .Where(c => (db.Set<InboundMessage>().Where(m => m.ConversationId == c.ConversationId).Max(m => (int?)m.Turn) ?? 0) != c.LastTurn)
            .Select(c => c.ConversationId)
            .AsAsyncEnumerable()
            .Select(c => $"Conversation {c:N}: its last turn is not its last message.");
        return repeated.Concat(miscounted);
    }

    private static async IAsyncEnumerable<string> TranscriptsAsync(
        NtmLearnDbContext db, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var suspects = await db.Set<Conversation>()
            .Select(c => new Transcript(
                c.ConversationId,
                c.LastSequence,
                db.Set<TranscriptEntry>().Count(e => e.ConversationId == c.ConversationId),
                db.Set<TranscriptEntry>().Where(e => e.ConversationId == c.ConversationId).Min(e => (long?)e.Sequence),
                db.Set<TranscriptEntry>().Where(e => e.ConversationId == c.ConversationId).Max(e => (long?)e.Sequence)))
            .ToListAsync(cancellationToken);
        foreach (var transcript in suspects.Where(t => t.Lines != t.LastSequence || (t.Last ?? 0) != t.LastSequence))
        {
            var first = transcript.First ?? transcript.LastSequence + 1;
            var last = transcript.Last ?? transcript.LastSequence;
            if (last != transcript.LastSequence || transcript.Lines != last - first + 1 || await HasWordsBeforeAsync(db, transcript.ConversationId, first, cancellationToken))
            {
                yield return $"Conversation {transcript.ConversationId:N}: lines of its transcript are missing.";
            }
        }
    }

    /// <summary>Lines at the front are rightly gone when the words they showed were erased with them.</summary>
    private static async Task<bool> HasWordsBeforeAsync(NtmLearnDbContext db, Guid id, long first, CancellationToken cancellationToken) =>
        await db.Set<InboundMessage>().AnyAsync(
            m => m.ConversationId == id && m.Sequence < first && m.Text != "" && m.State == InboundState.Answered, cancellationToken)
        || await db.Set<OutboundMessage>().AnyAsync(o => o.ConversationId == id && o.Sequence < first && o.Text != "", cancellationToken);

    private sealed record Transcript(Guid ConversationId, long LastSequence, int Lines, long? First, long? Last);
}
