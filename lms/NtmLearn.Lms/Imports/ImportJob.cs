using Quartz;

namespace NtmLearn.Lms.Imports;

/// <summary>Has imports taken up that were interrupted.</summary>
[DisallowConcurrentExecution]
internal sealed class ImportJob(ImportNudge nudge) : IJob
{
    public static readonly JobKey Key = new("imports");

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        nudge.Give();
        return ValueTask.CompletedTask;
    }
}
