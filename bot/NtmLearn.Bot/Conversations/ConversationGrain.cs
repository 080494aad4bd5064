using Microsoft.Extensions.Hosting;
using NtmLearn.Bot.Channels.Zalo.Sending;

namespace NtmLearn.Bot.Conversations;

/// <summary>Keeps turns and deliveries from racing; the database decides, nothing is remembered here.</summary>
internal sealed class ConversationGrain(TurnService turns, ZaloOutbox outbox, IHostApplicationLifetime lifetime) : Grain, IConversationGrain
{
    private bool delivering;
    private bool more;

    public Task AnswerPendingAsync() => turns.AnswerPendingAsync(this.GetPrimaryKey(), CancellationToken.None);

    public async Task DeliverAsync()
    {
        more = true;
        if (delivering)
        {
            return;
        }

        delivering = true;
        try
        {
            while (more)
            {
                more = false;
                await outbox.DeliverAsync(this.GetPrimaryKey(), lifetime.ApplicationStopping);
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // What is not sent yet waits in the database.
        }
        finally
        {
            delivering = false;
        }
    }
}
