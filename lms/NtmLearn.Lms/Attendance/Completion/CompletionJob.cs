using Quartz;

namespace NtmLearn.Lms.Attendance.Completion;

/// <summary>Decides who completed classes that are over.</summary>
[DisallowConcurrentExecution]
internal sealed class CompletionJob(ClassCompletion completion) : IJob
{
    public static readonly JobKey Key = new("completion");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await completion.SweepAsync(cancellationToken);
}
