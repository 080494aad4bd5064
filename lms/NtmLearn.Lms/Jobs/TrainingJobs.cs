using NtmLearn.Lms.Attendance.Completion;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Imports;
using NtmLearn.Lms.Notifications;
using NtmLearn.Lms.Privacy.Retention;
using Quartz;

namespace NtmLearn.Lms.Jobs;

/// <summary>When the jobs of training and communication run.</summary>
public static class TrainingJobs
{
    public static IQuartzBuilder AddTrainingJobs(this IQuartzBuilder quartz)
    {
        quartz.AddJobListener<JobFailureListener>();
        quartz.ScheduleJob<NoticeJob>(
            trigger => trigger.WithIdentity("notices").StartNow().WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(20)).RepeatForever()),
            job => job.WithIdentity(NoticeJob.Key));
        quartz.ScheduleJob<EnrolmentJob>(
            trigger => trigger.WithIdentity("enrolments").StartNow().WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever()),
            job => job.WithIdentity(EnrolmentJob.Key));
        quartz.ScheduleJob<CompletionJob>(
            trigger => trigger.WithIdentity("completion").StartNow().WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromMinutes(10)).RepeatForever()),
            job => job.WithIdentity(CompletionJob.Key));
        quartz.ScheduleJob<RetentionJob>(
            trigger => trigger.WithIdentity("retention").StartNow().WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromHours(6)).RepeatForever()),
            job => job.WithIdentity(RetentionJob.Key));
        quartz.ScheduleJob<ImportJob>(
            trigger => trigger.WithIdentity("imports").StartNow().WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(30)).RepeatForever()),
            job => job.WithIdentity(ImportJob.Key));
        return quartz;
    }
}
