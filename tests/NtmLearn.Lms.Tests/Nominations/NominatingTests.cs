using NtmLearn.Lms.Access;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.TestKit;
using static NtmLearn.Lms.Tests.Enrolments.EnrolmentScene;

namespace NtmLearn.Lms.Tests.Nominations;

public sealed class NominatingTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>, IAsyncLifetime
{
    private EnrolmentScene scene = null!;

    public async ValueTask InitializeAsync() => scene = await CreateAsync(fixture.Host);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Nominate_MoreThanTheQuota_IsRefusedUntilExtraSeatsAreOnRecord()
    {
        var offering = await scene.Data.CreateOfferingAsync();
        var quota = await scene.QuotaAsync(offering, scene.First, 3);
        for (var i = 0; i < 3; i++)
        {
            Expect(await scene.NominateAsync(scene.FirstManager, quota, await scene.OfficialAsync(scene.First)));
        }

        var fourth = await scene.OfficialAsync(scene.First);
        var refused = await scene.NominateAsync(scene.FirstManager, quota, fourth);
        Assert.Equal("quota_full", Code(refused));
        Assert.Contains("văn phòng điều phối", refused.Refusals[0].Message, StringComparison.Ordinal);
        Assert.Equal("reason_needed", Code(await scene.Quotas.GrantExtraAsync(scene.Office, quota.SeatQuotaId, 1, null, CancellationToken.None)));
        Assert.Equal("office_only", Code(await scene.Quotas.GrantExtraAsync(scene.FirstManager, quota.SeatQuotaId, 1, "Xin thêm", CancellationToken.None)));
        Expect(await scene.Quotas.GrantExtraAsync(scene.Office, quota.SeatQuotaId, 1, "Công văn của xã", CancellationToken.None));

        Assert.Equal(EnrolmentStatus.Enrolled, Expect(await scene.NominateAsync(scene.FirstManager, quota, fourth)).Status);
    }

    [Fact]
    public async Task Nominate_ForAnotherUnitOrAnothersPerson_IsRefused()
    {
        var offering = await scene.Data.CreateOfferingAsync();
        var quota = await scene.QuotaAsync(offering, scene.First, 1);

        Assert.Equal("no_quota", Code(await scene.NominateAsync(scene.SecondManager, quota, await scene.OfficialAsync(scene.First))));
        Assert.Equal("not_of_quota", Code(await scene.NominateAsync(scene.FirstManager, quota, await scene.OfficialAsync(scene.Second))));
    }

    [Fact]
    public async Task Nominate_AfterTheDeadline_IsRefused()
    {
        var offering = await scene.Data.CreateOfferingAsync();
        var quota = await scene.QuotaAsync(offering, scene.First, 1, TimeSpan.FromHours(1));
        fixture.Host.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal("deadline_over", Code(await scene.NominateAsync(scene.FirstManager, quota, await scene.OfficialAsync(scene.First))));
    }

    [Fact]
    public async Task Nominate_SomebodyWhoAsked_IsTheUnitsWord()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.RequiringApproval());
        var quota = await scene.QuotaAsync(offering, scene.First, 1);
        var person = await scene.OfficialAsync(scene.First);
        var asked = Expect(await scene.EnrolAsync(offering, person));

        var named = Expect(await scene.NominateAsync(scene.FirstManager, quota, person));

        Assert.Equal((asked.EnrolmentId, EnrolmentStatus.Enrolled), (named.EnrolmentId, named.Status));
        Assert.Equal([EnrolmentEvent.Request, EnrolmentEvent.Approve], await scene.LedgerAsync(named));
    }

    [Fact]
    public async Task Replace_InAQuotaSeat_KeepsTheSeatAndTheTrailBothWays()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.WithCapacity(1));
        var quota = await scene.QuotaAsync(offering, scene.First, 1);
        var named = Expect(await scene.NominateAsync(scene.FirstManager, quota, await scene.OfficialAsync(scene.First)));
        var waiting = await scene.EnrolledAsync(offering, scene.Second);
        var substitute = await scene.OfficialAsync(scene.First);

        Assert.Equal("no_enrolment", Code(await scene.Enrolments.ReplaceAsync(scene.SecondManager, named.EnrolmentId, substitute.PersonId, null, CancellationToken.None)));
        var came = Expect(await scene.Enrolments.ReplaceAsync(scene.FirstManager, named.EnrolmentId, substitute.PersonId, "Ốm", CancellationToken.None));

        var left = await scene.FindAsync(named);
        var row = await scene.FindAsync(came);
        Assert.Equal((EnrolmentStatus.Withdrawn, (Guid?)came.EnrolmentId), (left.Status, left.ReplacedById));
        Assert.Equal((EnrolmentStatus.Enrolled, (Guid?)named.EnrolmentId, (Guid?)quota.SeatQuotaId), (row.Status, row.ReplacesId, row.SeatQuotaId));
        Assert.Equal(EnrolmentStatus.WaitListed, (await scene.FindAsync(waiting)).Status);
        Assert.Empty(await scene.BrokenAsync());
    }

    [Fact]
    public async Task Replace_OfASeatForEverybodyWhileOthersWait_IsRefused()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.WithCapacity(1));
        var holder = await scene.EnrolledAsync(offering);
        await scene.EnrolledAsync(offering);

        var outcome = await scene.Enrolments.ReplaceAsync(
            scene.FirstManager, holder.EnrolmentId, (await scene.OfficialAsync(scene.First)).PersonId, null, CancellationToken.None);

        Assert.Equal("others_wait", Code(outcome));
    }

    [Fact]
    public async Task Set_MoreThanTheClassHas_ChangesNothing()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.WithCapacity(4));
        await scene.EnrolledAsync(offering);

        var outcome = await SetAsync(offering.OfferingId, (scene.First.UnitId, 2), (scene.Second.UnitId, 2));

        Assert.Equal("too_many_seats", Code(outcome));
        Assert.Equal(2, Expect(await SetAsync(offering.OfferingId, (scene.First.UnitId, 2), (scene.Second.UnitId, 1))));
        Assert.Equal(0, Expect(await SetAsync(offering.OfferingId)));
    }

    [Fact]
    public async Task Release_Early_GivesTheSeatsToThoseWhoWait()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.WithCapacity(1));
        var quota = await scene.QuotaAsync(offering, scene.First, 1);
        var waiting = await scene.EnrolledAsync(offering, scene.Second);

        Assert.Equal(1, Expect(await scene.Quotas.ReleaseAsync(scene.Office, quota.SeatQuotaId, CancellationToken.None)));

        Assert.Equal(EnrolmentStatus.Offered, (await scene.FindAsync(waiting)).Status);
    }

    [Fact]
    public async Task Nominate_ForAnOrganisation_ByItsReporter()
    {
        var body = new Organisations.Organisation
        {
            OrganisationId = Guid.CreateVersion7(),
            Name = "Hội thử",
            Kind = Organisations.OrganisationKind.MassOrganisation,
            SearchKey = "hoi thu",
            UnitId = scene.First.UnitId,
        };
        await scene.Data.AddAsync([body]);
        var offering = await scene.Data.CreateOfferingAsync();
        Expect(await scene.Quotas.SetAsync(
            scene.Office, offering.OfferingId, [new QuotaLine(null, body.OrganisationId, 1, scene.Now.AddDays(1))], CancellationToken.None));
        var quota = (await scene.Host.QueryAsync(db => Task.FromResult(db.Set<SeatQuota>().Where(q => q.OfferingId == offering.OfferingId).ToList())))[0];
        var reporter = EnrolmentActor.Of(await scene.Data.CallerAsync(Role.OrganisationReporter, organisationId: body.OrganisationId));
        var member = await scene.Data.CreatePersonAsync(p => p.WithPost(organisation: body.OrganisationId));

        Assert.Equal(EnrolmentStatus.Enrolled, Expect(await scene.NominateAsync(reporter, quota, member)).Status);
        Assert.Equal("not_of_quota", Code(await scene.NominateAsync(reporter, quota, await scene.OfficialAsync(scene.First))));
    }

    private Task<Outcomes.Outcome<int>> SetAsync(Guid offeringId, params (Guid UnitId, int Seats)[] lines) => scene.Quotas.SetAsync(
        scene.Office, offeringId, [.. lines.Select(l => new QuotaLine(l.UnitId, null, l.Seats, scene.Now.Date.AddDays(3)))], CancellationToken.None);
}
