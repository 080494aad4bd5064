using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Bot.Conversations;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Channels.DirectLine;

/// <summary>
/// Remembers how far each conversation was handed out and writes it down now and then, not once per reply: being late
/// only means that a reply that was fetched still counts as waiting.
/// </summary>
public sealed class DeliveryRecorder(WriterGate gate, TimeProvider clock)
{
    // Short, so that people's messages do not wait behind book-keeping.
    private const int ConversationsPerWrite = 20;

    private readonly ConcurrentDictionary<Guid, long> served = [];

    internal void Served(Guid conversationId, IReadOnlyList<TranscriptLine> lines)
    {
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (lines[i].FromBot)
            {
                var sequence = lines[i].Sequence;
                served.AddOrUpdate(conversationId, sequence, (_, before) => Math.Max(before, sequence));
                return;
            }
        }
    }

    /// <summary>Writes down what was handed out since the last time.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var batch in served.ToArray().Chunk(ConversationsPerWrite))
        {
            var now = clock.UtcNow;
            await gate.WriteAsync(
                async (db, token) =>
                {
                    foreach (var (conversationId, sequence) in batch)
                    {
                        await db.Set<OutboundMessage>()
                            .Where(m => m.ConversationId == conversationId && m.Sequence <= sequence && m.Delivery == DeliveryState.Pending)
                            .ExecuteUpdateAsync(
                                set => set.SetProperty(m => m.Delivery, DeliveryState.Delivered)
                                    .SetProperty(m => m.DeliveredAt, now)
                                    .SetProperty(m => m.Attempts, m => m.Attempts + 1),
                                token);
                    }
                },
                cancellationToken);
            foreach (var entry in batch)
            {
                served.TryRemove(entry);
            }
        }
    }
}
