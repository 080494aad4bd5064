using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Devices;
using NtmLearn.Lms.Attendance.Photos;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Notifications;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Privacy.Retention;
using NtmLearn.Lms.Sessions;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Privacy;

public sealed class RetentionTests : IAsyncLifetime
{
    private const string Phone = "+84987000111";

    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RetentionService Retention => host.Services.GetRequiredService<RetentionService>();

    [Theory]
    [InlineData(300, false, false)]
    [InlineData(400, true, false)]
    [InlineData(1900, true, true)]
    public async Task Citizen_AfterTheLastClass_LosesContactsFirstAndThenTheName(int days, bool contactsGone, bool nameGone)
    {
        var (person, _, _) = await PrivacyData.EnrolAsync(
            host, p => p.Named("Sơn Thị Hết Hạn").WithPhone(Phone), o => o.WithStatus(OfferingStatus.Completed), EnrolmentStatus.Completed);
        host.Clock.Advance(TimeSpan.FromDays(days));

        await Retention.RunAsync(Token);

        var row = await PersonAsync(person.PersonId);
        Assert.Equal(contactsGone, row.Phone is null);
        Assert.Equal(nameGone, row.ErasedAt is not null);
    }

    [Fact]
    public async Task Official_AndSomebodyInAClassThatGoesOn_KeepEverything()
    {
        var unit = await host.Data.CreateUnitAsync();
        var (official, _, _) = await PrivacyData.EnrolAsync(
            host, p => p.WithPhone(Phone).WithPost(unit.UnitId), o => o.WithStatus(OfferingStatus.Completed), EnrolmentStatus.Completed);

        // Goes on after the leap too: the job that completes classes may come by at any moment.
        var goesOn = host.Services.GetRequiredService<LocalTime>().Today.AddDays(4010);
        var (learner, _, _) = await PrivacyData.EnrolAsync(
            host, p => p.WithPhone(Phone), o => o.WithStatus(OfferingStatus.Running).OnDay(goesOn), receiptCode: "K7M3P9QY");
        host.Clock.Advance(TimeSpan.FromDays(4000));

        await Retention.RunAsync(Token);

        Assert.Equal(Phone, (await PersonAsync(official.PersonId)).Phone);
        Assert.Equal(Phone, (await PersonAsync(learner.PersonId)).Phone);
    }

    [Fact]
    public async Task CitizenWhoWasNamedByAUnit_LosesContactsButStaysInTheList()
    {
        var (person, _, _) = await PrivacyData.EnrolAsync(
            host, p => p.WithPhone(Phone), o => o.WithStatus(OfferingStatus.Completed), EnrolmentStatus.Completed, EnrolmentPath.Nomination);
        host.Clock.Advance(TimeSpan.FromDays(4000));

        await Retention.RunAsync(Token);

        var row = await PersonAsync(person.PersonId);
        Assert.Equal((null, null), (row.Phone, row.ErasedAt));
    }

    [Fact]
    public async Task CallList_NotCalledInTime_IsDroppedAndLater_Deleted()
    {
        var (person, enrolment, offering) = await PrivacyData.EnrolAsync(host);
        await host.WriteAsync(async db =>
        {
            var now = host.Clock.GetUtcNow().UtcDateTime;
            db.Add(new Notice
            {
                NoticeId = Guid.NewGuid(),
                Rule = NoticeRule.Enrolled,
                PersonId = person.PersonId,
                ThingId = enrolment.EnrolmentId,
                ThingVersion = 1,
                OfferingId = offering.OfferingId,
                State = NoticeState.ToCall,
                DueAt = now,
                CreatedAt = now,
                SettledAt = now,
            });
            await db.SaveChangesAsync(Token);
        });
        host.Clock.Advance(TimeSpan.FromDays(31));
        await Retention.RunAsync(Token);
        Assert.Equal(NoticeState.Dropped, await host.QueryAsync(db => db.Set<Notice>().Select(n => n.State).SingleAsync(Token)));

        host.Clock.Advance(TimeSpan.FromDays(366));
        await Retention.RunAsync(Token);

        Assert.Equal(0, await host.QueryAsync(db => db.Set<Notice>().CountAsync(Token)));
    }

    [Fact]
    public async Task DeviceGrant_LongEnded_IsDeletedUnlessAPhotographCameFromIt()
    {
        await host.Data.CreateOfferingAsync(o => o.OnDay(host.Services.GetRequiredService<LocalTime>().Today));
        var session = await host.QueryAsync(db => db.Set<TrainingSession>().Select(s => s.SessionId).SingleAsync(Token));
        var (ended, withPhoto, sending) = (Grant(session, -120), Grant(session, -120), Grant(session, -100));
        var photo = new SheetPhoto
        {
            SheetPhotoId = Guid.CreateVersion7(),
            SessionId = session,
            SourceHash = new string('A', SheetPhoto.HashLength),
            FileHash = new string('B', SheetPhoto.HashLength),
            ContentType = "image/jpeg",
            Size = 1,
            DeviceGrantId = withPhoto.DeviceGrantId,
            ReceivedAt = host.Clock.GetUtcNow().UtcDateTime,
        };
        await host.Data.AddAsync([ended, withPhoto, sending, photo]);

        await Retention.RunAsync(Token);

        // 90 days count from the end of sending, 14 days after the list was given back.
        var left = await host.QueryAsync(db => db.Set<DeviceGrant>().Select(g => g.DeviceGrantId).ToListAsync(Token));
        Assert.Equal(new HashSet<Guid> { withPhoto.DeviceGrantId, sending.DeviceGrantId }, left.ToHashSet());
        Assert.Contains(await Retention.ReadLogAsync(Token), e => e is { DataSet: "device-grants", Count: 1, KeptDays: 90 });
    }

    private DeviceGrant Grant(Guid sessionId, int expiresInDays) => new()
    {
        DeviceGrantId = Guid.CreateVersion7(),
        SessionId = sessionId,
        TokenHash = RandomNumberGenerator.GetBytes(DeviceGrant.TokenHashLength),
        GivenById = Guid.CreateVersion7(),
        CreatedAt = host.Clock.GetUtcNow().UtcDateTime.AddDays(expiresInDays - 1),
        ExpiresAt = host.Clock.GetUtcNow().UtcDateTime.AddDays(expiresInDays),
    };

    [Fact]
    public async Task Audit_PastItsDays_KeepsThatSomethingWasDone()
    {
        var person = await host.Data.CreatePersonAsync(p => p.Named("Sơn Văn Nhật Ký"));
        host.Clock.Advance(TimeSpan.FromDays(1100));

        await Retention.RunAsync(Token);

        var entry = await host.QueryAsync(db => db.Set<AuditEntry>().SingleAsync(e => e.SubjectId == person.PersonId && e.Action == AuditAction.Created, Token));
        Assert.Equal((null, null), (entry.Before, entry.After));
    }

    [Fact]
    public async Task Page_ShowsEveryClockAndWhatWasTakenOut()
    {
        await PrivacyData.EnrolAsync(host, p => p.WithPhone(Phone), o => o.WithStatus(OfferingStatus.Completed), EnrolmentStatus.Completed);
        host.Clock.Advance(TimeSpan.FromDays(400));
        await Retention.RunAsync(Token);
        await Retention.RunAsync(Token);
        using var officer = await host.SignInAsync(Role.Coordinator);

        var page = await officer.Http.GetStringAsync("/quan-tri/luu-giu", Token);

        Assert.All(Retention.Clocks, clock => Assert.Contains(clock.Label, page, StringComparison.Ordinal));
        var log = (await Retention.ReadLogAsync(Token)).Where(e => e.DataSet == "citizen-contacts").ToList();
        Assert.Equal((1, 365), (Assert.Single(log).Count, log[0].KeptDays));
        Assert.Contains("365 ngày", page, StringComparison.Ordinal);
    }

    private Task<Person> PersonAsync(Guid personId) => host.QueryAsync(db => db.Set<Person>().AsNoTracking().SingleAsync(p => p.PersonId == personId, Token));
}
