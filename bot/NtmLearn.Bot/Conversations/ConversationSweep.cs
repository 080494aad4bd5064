using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NtmLearn.Bot.Channels.DirectLine;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Conversations;

/// <summary>Picks up what a crash left: messages that were acknowledged and have no answer yet.</summary>
public sealed partial class ConversationSweep(
    IDbContextFactory<NtmLearnDbContext> databases,
    IGrainFactory grains,
    DeliveryRecorder deliveries,
    TimeProvider clock,
    ILogger<ConversationSweep> logger)
{
    private const int ConversationsPerSweep = 500;

    // Younger ones are most likely being answered.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Everything that waits, whatever its age: nobody else can be answering it when the program has just started.</summary>
    public Task SweepAtStartAsync(CancellationToken cancellationToken) => AnswerAsync(clock.UtcNow, cancellationToken);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await AnswerAsync(clock.UtcNow - Patience, cancellationToken);
        await deliveries.FlushAsync(cancellationToken);
    }

    private async Task AnswerAsync(DateTime receivedBefore, CancellationToken cancellationToken)
    {
        List<Guid> waiting;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            waiting = await db.Set<InboundMessage>()
                .Where(m => m.State == InboundState.Pending && m.ReceivedAt <= receivedBefore)
                .Select(m => m.ConversationId)
                .Distinct()
                .OrderBy(id => id)
                .Take(ConversationsPerSweep)
                .ToListAsync(cancellationToken);
        }

        if (waiting.Count == 0)
        {
            return;
        }

        LogPickedUp(waiting.Count);
        ConversationMetrics.PickedUp.Add(waiting.Count);
        await Parallel.ForEachAsync(
            waiting,
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken },
            async (conversationId, _) =>
            {
                try
                {
                    await grains.GetGrain<IConversationGrain>(conversationId).AnswerPendingAsync();
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    // One conversation that cannot be answered now must not keep the others waiting; the next sweep tries again.
                    LogStillWaiting(exception, conversationId);
                }
            });
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} conversations with messages that waited for an answer")]
    private partial void LogPickedUp(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Conversation {ConversationId} still waits")]
    private partial void LogStillWaiting(Exception exception, Guid conversationId);
}
