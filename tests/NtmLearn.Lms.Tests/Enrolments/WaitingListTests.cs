using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.TestKit;
using static NtmLearn.Lms.Tests.Enrolments.EnrolmentScene;

namespace NtmLearn.Lms.Tests.Enrolments;

public sealed class WaitingListTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>, IAsyncLifetime
{
    private EnrolmentScene scene = null!;

    public async ValueTask InitializeAsync() => scene = await CreateAsync(fixture.Host);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Withdraw_FromAFullClass_OffersTheSeatToTheFirstWhoWaits()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.WithCapacity(1));
        var holder = await scene.EnrolledAsync(offering);
        var first = await scene.EnrolledAsync(offering);
        var second = await scene.EnrolledAsync(offering);
        Assert.Equal((1, 2), (first.Rank, second.Rank));
        Assert.Equal(OfferingStatus.Full, (await scene.FindAsync(offering)).Status);

        Expect(await scene.WithdrawAsync(holder));

        var offered = await scene.FindAsync(first);
        Assert.Equal(EnrolmentStatus.Offered, offered.Status);
        Assert.InRange(offered.OfferedUntil!.Value, scene.Now.AddHours(47), scene.Now.AddHours(49));
        Assert.Equal(EnrolmentStatus.WaitListed, (await scene.FindAsync(second)).Status);
        Assert.Equal(EnrolmentStatus.Enrolled, Expect(await scene.AcceptAsync(first)).Status);
    }

    [Fact]
    public async Task ExpireOffers_UnansweredInTime_NextIsOfferedAndTheFirstMayJoinTheQueueAgain()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.WithCapacity(1));
        var holder = await scene.EnrolledAsync(offering);
        var slow = await scene.OfficialAsync(scene.First);
        var first = Expect(await scene.EnrolAsync(offering, slow));
        var second = await scene.EnrolledAsync(offering);
        Expect(await scene.WithdrawAsync(holder));

        await scene.Enrolments.ExpireOffersAsync(scene.Now.AddHours(49), CancellationToken.None);

        Assert.Equal(EnrolmentStatus.Expired, (await scene.FindAsync(first)).Status);
        Assert.Equal(EnrolmentStatus.Offered, (await scene.FindAsync(second)).Status);
        Assert.Equal("offer_over", Code(await scene.AcceptAsync(first)));
        var again = Expect(await scene.EnrolAsync(offering, slow));
        Assert.Equal((EnrolmentStatus.WaitListed, 3), (again.Status, again.Place));
    }

    [Fact]
    public async Task Withdraw_ShortlyBeforeTheClass_MovesUpWithoutAsking()
    {
        var start = scene.Now.AddHours(30);
        var offering = await scene.Data.CreateOfferingAsync(o => o.WithCapacity(1).OnDay(DateOnly.FromDateTime(start)));
        var holder = await scene.EnrolledAsync(offering);
        var waiting = await scene.EnrolledAsync(offering);

        Expect(await scene.WithdrawAsync(holder));

        Assert.Equal(EnrolmentStatus.Enrolled, (await scene.FindAsync(waiting)).Status);
        Assert.Equal([EnrolmentEvent.Queue, EnrolmentEvent.MoveUp], await scene.LedgerAsync(waiting));
    }

    [Fact]
    public async Task Withdraw_OfAQuotaSeat_GoesToTheUnitsPeopleBeforeEarlierPlaces()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.WithCapacity(1));
        var quota = await scene.QuotaAsync(offering, scene.First, 1);
        var named = Expect(await scene.NominateAsync(scene.FirstManager, quota, await scene.OfficialAsync(scene.First)));
        var stranger = await scene.EnrolledAsync(offering, scene.Second);
        var own = await scene.EnrolledAsync(offering, scene.First);
        Assert.True(stranger.Place < own.Place);

        Expect(await scene.WithdrawAsync(named));

        Assert.Equal(EnrolmentStatus.Offered, (await scene.FindAsync(own)).Status);
        Assert.Equal(EnrolmentStatus.WaitListed, (await scene.FindAsync(stranger)).Status);
    }

    [Fact]
    public async Task Enrol_SeatsKeptForAQuota_OthersWaitUntilItsDeadline()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.WithCapacity(2));
        await scene.QuotaAsync(offering, scene.First, 2);
        var other = await scene.EnrolledAsync(offering, scene.Second);
        Assert.Equal(EnrolmentStatus.WaitListed, other.Status);
        Assert.Equal(OfferingStatus.Full, (await scene.FindAsync(offering)).Status);

        // Other tests of this program may have left quotas that end by then too.
        Assert.NotEqual(0, await scene.Enrolments.ReleaseQuotasAsync(scene.Now.AddDays(4), CancellationToken.None));

        Assert.Equal(EnrolmentStatus.Offered, (await scene.FindAsync(other)).Status);
        Assert.Equal(0, await scene.Enrolments.ReleaseQuotasAsync(scene.Now.AddDays(4), CancellationToken.None));
    }

    [Fact]
    public async Task OpenAndClose_ClassBegins_WaitersEndAndTheClassRuns()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.WithCapacity(1));
        var holder = await scene.EnrolledAsync(offering);
        var waiting = await scene.EnrolledAsync(offering);

        await scene.Enrolments.OpenAndCloseAsync(scene.Now.AddDays(10).AddHours(26), CancellationToken.None);

        Assert.Equal(OfferingStatus.Running, (await scene.FindAsync(offering)).Status);
        Assert.Equal(EnrolmentStatus.Enrolled, (await scene.FindAsync(holder)).Status);
        Assert.Equal(EnrolmentStatus.Withdrawn, (await scene.FindAsync(waiting)).Status);
        Assert.Equal(0, await scene.Enrolments.OpenAndCloseAsync(scene.Now.AddDays(12), CancellationToken.None));
    }

    [Fact]
    public async Task OpenAndClose_CancelledClass_EndsEverybodyWithTheReason()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.WithCapacity(1));
        var holder = await scene.EnrolledAsync(offering);
        var waiting = await scene.EnrolledAsync(offering);
        await scene.Host.WriteAsync(db => db.Set<CourseOffering>().Where(o => o.OfferingId == offering.OfferingId)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Status, OfferingStatus.Cancelled).SetProperty(o => o.CancelReason, "Bão")));

        await scene.Enrolments.OpenAndCloseAsync(scene.Now, CancellationToken.None);

        foreach (var enrolment in new[] { holder, waiting })
        {
            Assert.Equal(EnrolmentStatus.Withdrawn, (await scene.FindAsync(enrolment)).Status);
            Assert.Equal("Bão", await scene.Host.QueryAsync(db => db.Set<EnrolmentTransition>()
                .Where(t => t.EnrolmentId == enrolment.EnrolmentId).OrderByDescending(t => t.Number).Select(t => t.Reason).FirstAsync()));
        }

        Assert.Equal(0, (await scene.FindAsync(offering)).SeatsTaken);
        Assert.Empty(await scene.BrokenAsync());
    }
}
