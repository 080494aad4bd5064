using Quartz;

namespace NtmLearn.Bot.Conversations;

/// <summary>Runs <see cref="ConversationSweep"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class ConversationSweepJob(ConversationSweep sweep) : IJob
{
    public static readonly JobKey Key = new("conversation-sweep");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await sweep.SweepAsync(cancellationToken);
}
