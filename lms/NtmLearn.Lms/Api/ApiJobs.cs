using NtmLearn.Lms.Api.Idempotency;
using Quartz;

namespace NtmLearn.Lms.Api;

/// <summary>When the jobs of the API run.</summary>
public static class ApiJobs
{
    public static IQuartzBuilder AddApiJobs(this IQuartzBuilder quartz)
    {
        quartz.ScheduleJob<IdempotencyRetentionJob>(
            trigger => trigger.WithIdentity("idempotency-retention").StartNow()
                .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromHours(6)).RepeatForever()),
            job => job.WithIdentity(IdempotencyRetentionJob.Key));
        return quartz;
    }
}
