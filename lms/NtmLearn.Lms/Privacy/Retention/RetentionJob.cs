using Quartz;

namespace NtmLearn.Lms.Privacy.Retention;

/// <summary>Runs <see cref="RetentionService"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class RetentionJob(RetentionService retention) : IJob
{
    public static readonly JobKey Key = new("retention");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await retention.RunAsync(cancellationToken);
}
