using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Sessions;
using NtmLearn.TestKit;

namespace NtmLearn.Browser.Tests.Journeys;

/// <summary>What a journey finds when it begins, made by the same services that pages call.</summary>
internal sealed class JourneyData(TestHost host)
{
    private const int FirstFreeDay = 60;

    /// <summary>A class that keeps seats for the unit of the demonstration's manager.</summary>
    public async Task<CourseOffering> ClassWithQuotaAsync(string title, int seats)
    {
        var day = await FreeDayAsync();
        var offering = await host.Data.CreateOfferingAsync(o => o.Titled(title).WithAccess(OfferingAccess.Officials).OnDay(day));
        var office = EnrolmentActor.Of(await host.Data.CallerAsync(Role.Coordinator));
        var deadline = host.Clock.GetUtcNow().UtcDateTime.AddDays(3);
        Done(await Get<QuotaService>().SetAsync(office, offering.OfferingId, [new QuotaLine(await UnitAsync(), null, seats, deadline)], CancellationToken.None));
        return offering;
    }

    /// <summary>A class that people of the manager's unit ask for, and wait for a word of their unit.</summary>
    public async Task ClassWithRequestsAsync(string title, params string[] names)
    {
        var day = await FreeDayAsync();
        var offering = await host.Data.CreateOfferingAsync(o => o.Titled(title).RequiringApproval().OnDay(day));
        var unit = await UnitAsync();
        foreach (var name in names)
        {
            var person = await host.Data.CreatePersonAsync(p => p.Named(name).LivingIn(unit).WithPost(unit));
            var self = EnrolmentActor.ForPerson(new Actor(ActorKind.Visitor), person.PersonId);
            Done(await Get<EnrolmentService>().EnrolAsync(self, offering.OfferingId, person.PersonId, EnrolmentPath.Self, CancellationToken.None));
        }
    }

    /// <summary>A session that lasts all of today, with people who have a seat.</summary>
    public async Task<TrainingSession> SessionOfTodayAsync(string title, params string[] names)
    {
        var offering = await host.Data.CreateOfferingAsync(o => o
            .Titled(title).WithStatus(OfferingStatus.Running).WithCapacity(Math.Max(names.Length, 30)).OnDay(Get<LocalTime>().Today, 0, 1439));
        foreach (var name in names)
        {
            await EnrolAsync(offering.OfferingId, (await host.Data.CreatePersonAsync(p => p.Named(name))).PersonId);
        }

        return await host.QueryAsync(db => db.Set<TrainingSession>().AsNoTracking().SingleAsync(s => s.OfferingId == offering.OfferingId));
    }

    /// <summary>Gives somebody a seat in a class that may take nobody any more.</summary>
    /// <returns>The code of the receipt.</returns>
    public async Task<string> EnrolAsync(Guid offeringId, Guid personId)
    {
        var now = host.Clock.GetUtcNow().UtcDateTime;
        var enrolment = new Enrolment
        {
            EnrolmentId = Guid.CreateVersion7(),
            OfferingId = offeringId,
            PersonId = personId,
            Status = EnrolmentStatus.Enrolled,
            Path = EnrolmentPath.Office,
            ReceiptCode = ReceiptCodes.Create(),
            CreatedAt = now,
            ChangedAt = now,
        };
        await host.Data.AddAsync([enrolment]);
        return enrolment.ReceiptCode;
    }

    /// <summary>Somebody of the manager's unit who has an account.</summary>
    public async Task OfficialWithAccountAsync(string name, string email)
    {
        var unit = await UnitAsync();
        var person = await host.Data.CreatePersonAsync(p => p.Named(name).WithPost(unit));
        Done(await Get<AccountService>().AddAsync(
            Actor.Program("test"), new NewAccount(name, Email: email, PersonId: person.PersonId, Password: SignedIn.Password, MustChangePassword: false), CancellationToken.None));
    }

    /// <summary>An administrator who was given a password for the first day.</summary>
    public async Task<MadeAccount> NewAdministratorAsync(string email)
    {
        var made = Done(await Get<AccountService>().AddAsync(Actor.Program("test"), new NewAccount("Quản Trị Mới", Email: email), CancellationToken.None));
        Done(await Get<AccountRoles>().GrantAsync(Actor.Program("test"), made.AccountId, Role.Administrator, null, null, null, null, CancellationToken.None));
        return made;
    }

    /// <summary>A day that is no holiday and that no other class of the journeys uses, far enough to be out of the way of the demonstration's.</summary>
    /// <param name="from">Days from today after which it is.</param>
    /// <param name="gap">Days after it on which there is no holiday either.</param>
    public async Task<DateOnly> FreeDayAsync(int from = FirstFreeDay, int gap = 0)
    {
        while (true)
        {
            var day = Get<LocalTime>().Today.AddDays(from + TestData.Next());
            var other = day.AddDays(gap);
            if (!await host.QueryAsync(db => db.Set<AvoidedDays>().AnyAsync(d => (d.FirstDay <= day && d.LastDay >= day) || (d.FirstDay <= other && d.LastDay >= other)))
                && !await host.QueryAsync(db => db.Set<TrainingSession>().AnyAsync(s => s.Day == day || s.Day == other)))
            {
                return day;
            }
        }
    }

    private Task<Guid> UnitAsync() => host.QueryAsync(db =>
        db.Set<RoleAssignment>().Where(r => r.Role == Role.UnitManager && r.UnitId != null).Select(r => r.UnitId!.Value).FirstAsync());

    private T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    private static T Done<T>(Outcome<T> outcome) => outcome.IsDone
        ? outcome.Value!
        : throw new InvalidOperationException(string.Join(' ', outcome.Refusals.Select(r => r.Message)));
}
