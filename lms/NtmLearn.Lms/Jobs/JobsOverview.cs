using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Data;
using Quartz;

namespace NtmLearn.Lms.Jobs;

/// <summary>One job as the page shows it. Times are UTC.</summary>
public sealed record JobLine(string Name, DateTime? LastRun, DateTime? NextRun, int FailuresOfTheWeek, DateTime? LastFailureAt, string? LastFailure);

/// <summary>What runs by itself, when, and what failed.</summary>
public sealed class JobsOverview(
    [FromKeyedServices(JobsOverview.Scheduler)] ISchedulerFactory schedulers, IDbContextFactory<NtmLearnDbContext> contexts, TimeProvider clock)
{
    /// <summary>Name of the one scheduler; its triggers stand under it in the database.</summary>
    public const string Scheduler = "ntmlearn";

    public async Task<IReadOnlyList<JobLine>> ReadAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var since = clock.UtcNow.AddDays(-7);
        var failures = await db.Set<JobRun>().AsNoTracking().Where(r => r.FinishedAt >= since && r.Failure != null).ToListAsync(cancellationToken);
        var lines = new List<JobLine>();
        foreach (var key in await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), cancellationToken))
        {
            var triggers = await scheduler.GetTriggersOfJob(key, cancellationToken);
            var ofJob = failures.Where(f => f.Job == key.Name).OrderByDescending(f => f.FinishedAt).ToList();
            lines.Add(new JobLine(
                key.Name,
                triggers.Select(t => t.PreviousFireTimeUtc).Max()?.UtcDateTime,
                triggers.Select(t => t.NextFireTimeUtc).Min()?.UtcDateTime,
                ofJob.Count,
                ofJob.FirstOrDefault()?.FinishedAt,
                ofJob.FirstOrDefault()?.Failure));
        }

        return [.. lines.OrderByDescending(l => l.FailuresOfTheWeek > 0).ThenBy(l => l.Name, StringComparer.Ordinal)];
    }
}
