using Quartz;

namespace NtmLearn.Bot.Channels.Zalo.Sending;

/// <summary>Runs <see cref="ZaloOutbox.SweepAsync"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class ZaloOutboxJob(ZaloOutbox outbox) : IJob
{
    public static readonly JobKey Key = new("zalo-outbox");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await outbox.SweepAsync(cancellationToken);
}
