using Quartz;

namespace NtmLearn.Lms.Api.Idempotency;

/// <summary>Runs <see cref="IdempotencyRetention"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class IdempotencyRetentionJob(IdempotencyRetention retention) : IJob
{
    public static readonly JobKey Key = new("idempotency-retention");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await retention.DeleteOldAsync(cancellationToken);
}
