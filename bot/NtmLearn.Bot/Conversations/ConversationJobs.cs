using NtmLearn.Bot.Channels.Zalo.Access;
using NtmLearn.Bot.Channels.Zalo.Pictures;
using NtmLearn.Bot.Channels.Zalo.Sending;
using NtmLearn.Bot.Channels.Zalo.Templates;
using Quartz;

namespace NtmLearn.Bot.Conversations;

/// <summary>When the jobs of conversations run.</summary>
public static class ConversationJobs
{
    public static IQuartzBuilder AddConversationJobs(this IQuartzBuilder quartz)
    {
        quartz.ScheduleJob<ConversationSweepJob>(
            trigger => trigger.WithIdentity("conversation-sweep").StartNow()
                .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(5)).RepeatForever()),
            job => job.WithIdentity(ConversationSweepJob.Key));
        quartz.ScheduleJob<ZaloOutboxJob>(
            trigger => trigger.WithIdentity("zalo-outbox").StartNow()
                .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(5)).RepeatForever()),
            job => job.WithIdentity(ZaloOutboxJob.Key));
        quartz.ScheduleJob<ZaloPictureJob>(
            trigger => trigger.WithIdentity("zalo-pictures").StartNow()
                .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(15)).RepeatForever()),
            job => job.WithIdentity(ZaloPictureJob.Key));
        quartz.ScheduleJob<ZaloTemplateJob>(
            trigger => trigger.WithIdentity("zalo-templates").StartNow()
                .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(20)).RepeatForever()),
            job => job.WithIdentity(ZaloTemplateJob.Key));
        quartz.ScheduleJob<ZaloTokenJob>(
            trigger => trigger.WithIdentity("zalo-token").StartNow()
                .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromMinutes(10)).RepeatForever()),
            job => job.WithIdentity(ZaloTokenJob.Key));
        quartz.ScheduleJob<TextRetentionJob>(
            trigger => trigger.WithIdentity("text-retention").StartNow()
                .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromHours(6)).RepeatForever()),
            job => job.WithIdentity(TextRetentionJob.Key));
        return quartz;
    }
}
