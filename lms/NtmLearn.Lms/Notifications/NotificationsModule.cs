using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Notifications.Calendar;
using NtmLearn.Lms.Notifications.Mail;

namespace NtmLearn.Lms.Notifications;

/// <summary>Composition of notices. Channels besides e-mail register their own <see cref="IMessageSender"/>.</summary>
internal static class NotificationsModule
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddOptions<NotificationOptions>().BindConfiguration(NotificationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<MailSender>();
        services.AddSingleton<IMessageSender>(provider => provider.GetRequiredService<MailSender>());
        services.AddSingleton<PasswordLetters>();
        services.AddSingleton<IAccountMailer>(provider => provider.GetRequiredService<PasswordLetters>());
        services.AddSingleton<NoticeComposer>();
        services.AddSingleton<NoticeSender>();
        services.AddSingleton<QuotaReminders>();
        services.AddSingleton<ClassNews>();
        services.AddSingleton<NoticeLists>();
        services.AddSingleton<CalendarLinks>();
        services.AddSingleton(new DeskLink(105, "/lich-cua-toi", "Lịch của tôi", Right.OwnThings));
        services.AddSingleton(new DeskLink(400, "/van-phong/thong-bao", "Thông báo", Right.ReadNotices));
        services.AddSingleton(new DeskLink(410, "/van-phong/goi-dien", "Gọi điện", Right.ManageEnrolments));
        return services;
    }
}
