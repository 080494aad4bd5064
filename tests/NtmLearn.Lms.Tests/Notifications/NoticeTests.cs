using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Notifications;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.TestKit;
using SmtpServer.Protocol;

namespace NtmLearn.Lms.Tests.Notifications;

public sealed class NoticeTests : IAsyncLifetime
{
    private MailServer mail = null!;
    private TestHost host = null!;

    public async ValueTask InitializeAsync()
    {
        mail = new MailServer();
        host = await TestHost.StartAsync(new Dictionary<string, string?>
        {
            ["Smtp:Host"] = "127.0.0.1",
            ["Smtp:Port"] = mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Smtp:From"] = "ntm@example.gov.vn",
            ["Smtp:Security"] = "None",

            // The tests say when something is sent.
            ["Jobs:Run"] = "false",
        });

        // Nine in the morning in the province.
        MoveClockTo(new DateTimeOffset(2027, 3, 1, 2, 0, 0, TimeSpan.Zero));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await mail.DisposeAsync();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private NoticeSender Sender => host.Services.GetRequiredService<NoticeSender>();

    [Fact]
    public async Task Enrolled_WithEmail_GetsOneMailWithTheSchedule()
    {
        var (enrolment, offering) = await EnrolAsync("hoa@example.vn", EnrolmentStatus.Enrolled);
        await TellAsync(NoticeRule.Enrolled, enrolment, offering);
        await TellAsync(NoticeRule.Enrolled, enrolment, offering);

        await Sender.SendDueAsync(Token);
        await Sender.SendDueAsync(Token);

        var sent = Assert.Single(mail.Mails);
        Assert.Equal("Đã có chỗ: Dịch vụ công trực tuyến cho ấp", sent.Subject);
        Assert.Contains("07:30–11:00", sent.TextBody, StringComparison.Ordinal);
        Assert.Contains(enrolment.ReceiptCode, sent.TextBody, StringComparison.Ordinal);
        Assert.Equal(NoticeState.Sent, await StateAsync());
    }

    [Fact]
    public async Task Enrolled_WithoutEmail_GoesOnTheCallList()
    {
        var (enrolment, offering) = await EnrolAsync(null, EnrolmentStatus.Enrolled);
        await TellAsync(NoticeRule.Enrolled, enrolment, offering);

        await Sender.SendDueAsync(Token);

        Assert.Empty(mail.Mails);
        Assert.Equal(NoticeState.ToCall, await StateAsync());
    }

    [Fact]
    public async Task AtNight_NothingGoes_InTheMorningItDoes()
    {
        var (enrolment, offering) = await EnrolAsync("hoa@example.vn", EnrolmentStatus.Enrolled);
        MoveClockTo(new DateTimeOffset(2027, 3, 1, 16, 0, 0, TimeSpan.Zero));
        await TellAsync(NoticeRule.Enrolled, enrolment, offering);

        await Sender.SendDueAsync(Token);
        Assert.Empty(mail.Mails);

        MoveClockTo(new DateTimeOffset(2027, 3, 1, 23, 30, 0, TimeSpan.Zero));
        await Sender.SendDueAsync(Token);
        Assert.Single(mail.Mails);
    }

    [Fact]
    public async Task AfterACancellation_OnlyTheCancellationGoes()
    {
        var (enrolment, offering) = await EnrolAsync("hoa@example.vn", EnrolmentStatus.Enrolled);
        await TellAsync(NoticeRule.Enrolled, enrolment, offering);
        await TellAsync(NoticeRule.ClassCancelled, enrolment, offering);
        await host.Services.GetRequiredService<AuditedWriter>().WriteAsync(
            Actor.Program("test"),
            async (db, token) =>
            {
                var row = await db.Set<CourseOffering>().SingleAsync(o => o.OfferingId == offering.OfferingId, token);
                (row.Status, row.CancelReason) = (OfferingStatus.Cancelled, "mưa bão");
                await db.SaveChangesAsync(token);
            },
            Token);

        await Sender.SendDueAsync(Token);

        Assert.Contains("mưa bão", Assert.Single(mail.Mails).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfferThatWasTakenMeanwhile_IsNotAnnounced()
    {
        var (enrolment, offering) = await EnrolAsync("hoa@example.vn", EnrolmentStatus.Enrolled);
        await TellAsync(NoticeRule.SeatOffered, enrolment, offering);

        await Sender.SendDueAsync(Token);

        Assert.Empty(mail.Mails);
        Assert.Equal(NoticeState.Dropped, await StateAsync());
    }

    [Fact]
    public async Task ReminderWhoseTimeHadPassedBefore_IsNotAdded()
    {
        var (enrolment, offering) = await EnrolAsync("hoa@example.vn", EnrolmentStatus.Enrolled);

        await host.WriteAsync(async db =>
        {
            await NoticeBook.AddAsync(
                db, host.Clock.GetUtcNow().UtcDateTime, NoticeRule.Enrolled, enrolment.PersonId, enrolment.EnrolmentId, 9, offering.OfferingId, Token,
                dueAt: host.Clock.GetUtcNow().UtcDateTime.AddHours(-1));
            await db.SaveChangesAsync();
        });

        Assert.Equal(0, await host.QueryAsync(db => db.Set<Notice>().CountAsync()));
    }

    [Fact]
    public async Task MailServerBusy_TriesAgainLater_ThenOnTheCallList()
    {
        var (enrolment, offering) = await EnrolAsync("hoa@example.vn", EnrolmentStatus.Enrolled);
        await TellAsync(NoticeRule.Enrolled, enrolment, offering);
        mail.Answer = new SmtpResponse(SmtpReplyCode.ServiceUnavailable, "busy");
        await Sender.SendDueAsync(Token);
        Assert.Equal(NoticeState.Waiting, await StateAsync());

        mail.Answer = SmtpResponse.Ok;
        host.Clock.Advance(TimeSpan.FromMinutes(4));
        await Sender.SendDueAsync(Token);

        Assert.Single(mail.Mails);
        Assert.Equal(NoticeState.Sent, await StateAsync());
    }

    [Fact]
    public async Task TwoSendersAtOnce_SendOnce()
    {
        var (enrolment, offering) = await EnrolAsync("hoa@example.vn", EnrolmentStatus.Enrolled);
        await TellAsync(NoticeRule.Enrolled, enrolment, offering);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Sender.SendDueAsync(Token)));

        Assert.Single(mail.Mails);
    }

    private void MoveClockTo(DateTimeOffset moment) => host.Clock.Advance(moment - host.Clock.GetUtcNow());

    private Task<NoticeState> StateAsync() => host.QueryAsync(db => db.Set<Notice>().Select(n => n.State).SingleAsync());

    private Task TellAsync(NoticeRule rule, Enrolment enrolment, CourseOffering offering) => host.WriteAsync(async db =>
    {
        var isOfClass = rule is NoticeRule.ClassCancelled or NoticeRule.ClassMoved;
        await NoticeBook.AddAsync(
            db, host.Clock.GetUtcNow().UtcDateTime, rule, enrolment.PersonId, isOfClass ? offering.OfferingId : enrolment.EnrolmentId, 1, offering.OfferingId, Token);
        await db.SaveChangesAsync();
    });

    private async Task<(Enrolment Enrolment, CourseOffering Offering)> EnrolAsync(string? email, EnrolmentStatus status)
    {
        var offering = await host.Data.CreateOfferingAsync();
        var person = await host.Data.CreatePersonAsync(p => p.Named("Nguyễn Thị Hoa").WithPhone("+84912345678"));
        var enrolment = new Enrolment
        {
            EnrolmentId = Guid.NewGuid(),
            OfferingId = offering.OfferingId,
            PersonId = person.PersonId,
            Status = status,
            Path = EnrolmentPath.Office,
            ReceiptCode = "K7M3P9QX",
            CreatedAt = host.Clock.GetUtcNow().UtcDateTime,
            ChangedAt = host.Clock.GetUtcNow().UtcDateTime,
        };
        await host.Data.AddAsync([enrolment]);
        await host.Services.GetRequiredService<AuditedWriter>().WriteAsync(
            Actor.Program("test"),
            async (db, token) =>
            {
                var row = await db.Set<Person>().SingleAsync(p => p.PersonId == person.PersonId, token);
                row.Email = email;
                await db.SaveChangesAsync(token);
            },
            Token);
        return (enrolment, offering);
    }
}
