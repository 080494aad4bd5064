using Quartz;

namespace NtmLearn.Bot.Conversations;

/// <summary>Runs <see cref="TextRetention"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class TextRetentionJob(TextRetention retention) : IJob
{
    public static readonly JobKey Key = new("text-retention");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await retention.DeleteOldTextsAsync(cancellationToken);
}
