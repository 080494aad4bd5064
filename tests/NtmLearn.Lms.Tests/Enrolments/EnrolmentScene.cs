using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Enrolments;

/// <summary>Two communes of one province with their managers, an office, and what they do with enrolments.</summary>
internal sealed class EnrolmentScene
{
    private EnrolmentScene(TestHost host, AdministrativeUnit province, AdministrativeUnit first, AdministrativeUnit second)
    {
        (Host, Province, First, Second) = (host, province, first, second);
        Data = new TestData(host.Services);
        Enrolments = host.Services.GetRequiredService<EnrolmentService>();
        Quotas = host.Services.GetRequiredService<QuotaService>();
    }

    public TestHost Host { get; }

    public TestData Data { get; }

    public EnrolmentService Enrolments { get; }

    public QuotaService Quotas { get; }

    public AdministrativeUnit Province { get; }

    public AdministrativeUnit First { get; }

    public AdministrativeUnit Second { get; }

    public EnrolmentActor Office { get; private set; } = null!;

    public EnrolmentActor FirstManager { get; private set; } = null!;

    public EnrolmentActor SecondManager { get; private set; } = null!;

    public DateTime Now => Host.Clock.GetUtcNow().UtcDateTime;

    public static async Task<EnrolmentScene> CreateAsync(TestHost host)
    {
        var data = new TestData(host.Services);
        var province = await data.CreateUnitAsync(u => u.At(UnitLevel.Province));
        var first = await data.CreateUnitAsync(u => u.Below(province));
        var second = await data.CreateUnitAsync(u => u.Below(province));
        return new EnrolmentScene(host, province, first, second)
        {
            Office = EnrolmentActor.Of(await data.CallerAsync(Role.Coordinator)),
            FirstManager = EnrolmentActor.Of(await data.CallerAsync(Role.UnitManager, first.UnitId)),
            SecondManager = EnrolmentActor.Of(await data.CallerAsync(Role.UnitManager, second.UnitId)),
        };
    }

    /// <summary>An official of a commune.</summary>
    public Task<Person> OfficialAsync(AdministrativeUnit unit) => Data.CreatePersonAsync(p => p.WithPost(unit.UnitId));

    public Task<Person> CitizenAsync(AdministrativeUnit unit) => Data.CreatePersonAsync(p => p.LivingIn(unit.UnitId));

    public static EnrolmentActor Self(Person person) => EnrolmentActor.ForPerson(new Actor(ActorKind.Account, Guid.NewGuid()), person.PersonId);

    public Task<Outcome<EnrolmentResponse>> EnrolAsync(CourseOffering offering, Person person, EnrolmentPath path = EnrolmentPath.Self) =>
        Enrolments.EnrolAsync(Self(person), offering.OfferingId, person.PersonId, path, CancellationToken.None);

    /// <summary>Enrols somebody new of a commune.</summary>
    public async Task<EnrolmentResponse> EnrolledAsync(CourseOffering offering, AdministrativeUnit? unit = null) =>
        Expect(await EnrolAsync(offering, await OfficialAsync(unit ?? First)));

    public Task<Outcome<EnrolmentResponse>> WithdrawAsync(EnrolmentResponse enrolment) => Enrolments.WithdrawAsync(
        EnrolmentActor.ForPerson(new Actor(ActorKind.Visitor), enrolment.PersonId), enrolment.EnrolmentId, null, CancellationToken.None);

    public Task<Outcome<EnrolmentResponse>> AcceptAsync(EnrolmentResponse enrolment) => Enrolments.AcceptAsync(
        EnrolmentActor.ForPerson(new Actor(ActorKind.Visitor), enrolment.PersonId), enrolment.EnrolmentId, CancellationToken.None);

    public async Task<SeatQuota> QuotaAsync(CourseOffering offering, AdministrativeUnit unit, int seats, TimeSpan? until = null)
    {
        Expect(await Quotas.SetAsync(
            Office, offering.OfferingId, [new QuotaLine(unit.UnitId, null, seats, Now + (until ?? TimeSpan.FromDays(3)))], CancellationToken.None));
        return await Host.QueryAsync(db => db.Set<SeatQuota>().SingleAsync(q => q.OfferingId == offering.OfferingId && q.UnitId == unit.UnitId));
    }

    public Task<Outcome<EnrolmentResponse>> NominateAsync(EnrolmentActor manager, SeatQuota quota, Person person) =>
        Enrolments.NominateAsync(manager, quota.SeatQuotaId, person.PersonId, CancellationToken.None);

    public Task<Enrolment> FindAsync(EnrolmentResponse enrolment) =>
        Host.QueryAsync(db => db.Set<Enrolment>().AsNoTracking().SingleAsync(e => e.EnrolmentId == enrolment.EnrolmentId));

    public Task<CourseOffering> FindAsync(CourseOffering offering) =>
        Host.QueryAsync(db => db.Set<CourseOffering>().AsNoTracking().SingleAsync(o => o.OfferingId == offering.OfferingId));

    /// <summary>The events of an enrolment in order.</summary>
    public Task<List<EnrolmentEvent>> LedgerAsync(EnrolmentResponse enrolment) => Host.QueryAsync(db => db.Set<EnrolmentTransition>()
        .Where(t => t.EnrolmentId == enrolment.EnrolmentId).OrderBy(t => t.Number).Select(t => t.Event).ToListAsync());

    public Task<List<string>> BrokenAsync() =>
        Host.Services.GetRequiredService<EnrolmentCheck>().FindBrokenAsync(CancellationToken.None).ToListAsync().AsTask();

    public static T Expect<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.IsDone, string.Join(" | ", outcome.Refusals.Select(r => $"{r.Code}: {r.Message}")));
        return outcome.Value!;
    }

    public static string Code<T>(Outcome<T> outcome) => outcome.Refusals is [var refusal, ..] ? refusal.Code : "done";
}
