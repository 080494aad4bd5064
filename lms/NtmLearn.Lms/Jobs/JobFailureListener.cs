using Microsoft.Extensions.Logging;
using NtmLearn.Lms.Data;
using Quartz;

namespace NtmLearn.Lms.Jobs;

/// <summary>Keeps the failures of jobs for the page that lists them; good runs leave no row, since most jobs run every few seconds.</summary>
public sealed partial class JobFailureListener(WriterGate gate, TimeProvider clock, ILogger<JobFailureListener> logger) : IJobListener
{
    public string Name => "failures";

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public async ValueTask JobWasExecuted(
        IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        if (jobException is null || cancellationToken.IsCancellationRequested)
        {
            return;
        }

        var cause = jobException.GetBaseException();
        var name = context.JobDetail.Key.Name;
        LogFailed(cause, name);
        var text = $"{cause.GetType().Name}: {cause.Message}";
        var now = clock.UtcNow;
        try
        {
            await gate.WriteAsync(
                async (db, token) =>
                {
                    db.Add(new JobRun
                    {
                        JobRunId = clock.NewId(),
                        Job = name,
                        StartedAt = now - context.JobRunTime,
                        FinishedAt = now,
                        Failure = text.Length <= JobRun.FailureMaxLength ? text : text[..JobRun.FailureMaxLength],
                    });
                    await db.SaveChangesAsync(token);
                },
                cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The log has it; a database that is away must not stop the scheduler as well.
            LogNotKept(exception, name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed")]
    private partial void LogFailed(Exception exception, string job);

    [LoggerMessage(Level = LogLevel.Error, Message = "The failure of job {Job} could not be kept")]
    private partial void LogNotKept(Exception exception, string job);
}
