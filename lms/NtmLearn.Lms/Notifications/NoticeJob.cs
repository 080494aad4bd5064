using NtmLearn.Lms.Notifications.Mail;
using Quartz;

namespace NtmLearn.Lms.Notifications;

/// <summary>Sends codes for passwords, tells what became of classes, asks units for the names that are due, and runs <see cref="NoticeSender"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class NoticeJob(NoticeSender sender, QuotaReminders reminders, ClassNews news, PasswordLetters letters) : IJob
{
    public static readonly JobKey Key = new("notices");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await letters.SendDueAsync(cancellationToken);
        await news.TellAsync(cancellationToken);
        await reminders.RemindAsync(cancellationToken);
        await sender.SendDueAsync(cancellationToken);
    }
}
