using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Tests.Training;

public sealed class OfferingStatesTests(TrainingHost training) : IClassFixture<TrainingHost>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lead_FromDraftToEnd_GoesThroughEveryState()
    {
        var caller = await training.CoordinatorAsync();
        var created = await training.Offerings.CreateAsync(
            caller, await training.InputAsync(), [TrainingHost.Morning(training.Today.AddDays(200))], Cancelled);
        var id = created.Value!.OfferingId;
        List<OfferingStatus> states = [created.Value.Status];

        states.Add((await training.Offerings.AnnounceAsync(caller, id, Cancelled)).Value!.Status);
        states.Add((await training.Offerings.StartAsync(caller, id, Cancelled)).Value!.Status);
        states.Add((await training.Offerings.CompleteAsync(caller, id, Cancelled)).Value!.Status);
        var late = await training.Offerings.CancelAsync(caller, id, "Trời mưa", Cancelled);

        Assert.Equal([OfferingStatus.Draft, OfferingStatus.Open, OfferingStatus.Running, OfferingStatus.Completed], states);
        Assert.Equal(RefusalKind.Conflict, Assert.Single(late.Refusals).Kind);
        Assert.Equal([OfferingChangeKind.Announced], await ChangesOf(id));
    }

    [Fact]
    public async Task Announce_WithoutSessions_IsRefusedUnlessItGathersDemand()
    {
        var caller = await training.CoordinatorAsync();
        var input = await training.InputAsync();
        var plain = await training.Offerings.CreateAsync(caller, input, [], Cancelled);
        var demand = await training.Offerings.CreateAsync(caller, input with { Kind = OfferingKind.Demand }, [], Cancelled);

        var refused = await training.Offerings.AnnounceAsync(caller, plain.Value!.OfferingId, Cancelled);
        var announced = await training.Offerings.AnnounceAsync(caller, demand.Value!.OfferingId, Cancelled);

        Assert.Equal("no_sessions", Assert.Single(refused.Refusals).Code);
        Assert.Equal(OfferingStatus.Open, announced.Value!.Status);
    }

    [Fact]
    public async Task Cancel_Announced_NeedsAReasonAndLeavesAChangeToTell()
    {
        var caller = await training.CoordinatorAsync();
        var offering = await training.Data.CreateOfferingAsync();

        var without = await training.Offerings.CancelAsync(caller, offering.OfferingId, " ", Cancelled);
        var with = await training.Offerings.CancelAsync(caller, offering.OfferingId, "Bão số 9", Cancelled);

        Assert.Equal("reason", Assert.Single(without.Refusals).Field);
        Assert.Equal((OfferingStatus.Cancelled, "Bão số 9", 1), (with.Value!.Status, with.Value.CancelReason, with.Value.NoticeVersion));
        Assert.Equal([OfferingChangeKind.Cancelled], await ChangesOf(offering.OfferingId));
        var audit = await training.Host.QueryAsync(db => db.Set<AuditEntry>()
            .SingleAsync(a => a.SubjectId == offering.OfferingId && a.Action == AuditAction.Changed));
        Assert.Equal("Bão số 9", audit.Reason);
    }

    [Fact]
    public async Task ChangeCapacity_BelowSeatsTaken_IsRefusedAndAboveOpensAgain()
    {
        var caller = await training.CoordinatorAsync();
        var offering = await training.Data.CreateOfferingAsync(o => o.WithCapacity(5).WithStatus(OfferingStatus.Full).With(x => x.SeatsTaken = 5));
        var input = OfferingInput.From(offering);

        var below = await training.Offerings.UpdateAsync(caller, offering.OfferingId, input with { Capacity = 4 }, Cancelled);
        var above = await training.Offerings.UpdateAsync(caller, offering.OfferingId, input with { Capacity = 6 }, Cancelled);

        Assert.Equal("capacity", Assert.Single(below.Refusals).Field);
        Assert.Equal(OfferingStatus.Open, above.Value!.Status);
        Assert.Equal([OfferingChangeKind.SeatsAdded], await ChangesOf(offering.OfferingId));
    }

    [Fact]
    public async Task Create_AboveTheVenue_WarnsAndIsDone()
    {
        var venue = await training.Data.CreateVenueAsync("Phòng nhỏ", capacity: 10);

        var outcome = await training.Offerings.CreateAsync(
            await training.CoordinatorAsync(), await training.InputAsync(capacity: 30), [TrainingHost.Morning(training.Today.AddDays(90), venue.VenueId)], Cancelled);

        Assert.True(outcome.IsDone);
        Assert.Equal("above_venue", Assert.Single(outcome.Warnings).Code);
    }

    [Fact]
    public async Task Create_ManyAtOnce_CodesAreDistinctAndInOrder()
    {
        var caller = await training.CoordinatorAsync();
        var input = await training.InputAsync();

        var made = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => training.Offerings.CreateAsync(caller, input, [], Cancelled)));

        var codes = made.Select(m => m.Value!.Code).ToList();
        Assert.Equal(12, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches($"^CDS-{training.Today.Year}-[0-9]{{3}}$", code));
    }

    [Fact]
    public async Task Change_ByAUnitManager_IsRefused()
    {
        var unit = await training.Data.CreateUnitAsync();
        var offering = await training.Data.CreateOfferingAsync(o => o.ForUnit(unit.UnitId));
        var manager = await training.Data.CallerAsync(Role.UnitManager, unit.UnitId);

        var outcome = await training.Offerings.CancelAsync(manager, offering.OfferingId, "Không thích", Cancelled);
        var created = await training.Offerings.CreateAsync(manager, await training.InputAsync() with { UnitId = unit.UnitId }, [], Cancelled);

        Assert.Equal(RefusalKind.NotFound, Assert.Single(outcome.Refusals).Kind);
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(created.Refusals).Kind);
    }

    [Fact]
    public async Task Within_AUnitManager_SeesOwnUnitsAndAnnouncedForAll()
    {
        var own = await training.Data.CreateUnitAsync();
        var foreign = await training.Data.CreateUnitAsync();
        var mine = await training.Data.CreateOfferingAsync(o => o.ForUnit(own.UnitId));
        var theirs = await training.Data.CreateOfferingAsync(o => o.ForUnit(foreign.UnitId));
        var everybody = await training.Data.CreateOfferingAsync();
        var draft = await training.Data.CreateOfferingAsync(o => o.WithStatus(OfferingStatus.Draft));
        var manager = await training.Data.CallerAsync(Role.UnitManager, own.UnitId);

        var seen = await training.Host.QueryAsync(db => db.Set<CourseOffering>().Within(db, manager).Select(o => o.OfferingId).ToListAsync(Cancelled));

        Assert.Contains(mine.OfferingId, seen);
        Assert.Contains(everybody.OfferingId, seen);
        Assert.DoesNotContain(theirs.OfferingId, seen);
        Assert.DoesNotContain(draft.OfferingId, seen);
    }

    [Fact]
    public async Task Within_AFacilitator_SeesOnlyTheClassesTheyLead()
    {
        var person = await training.Data.CreatePersonAsync();
        var led = await training.Data.CreateOfferingAsync(o => o.OnDay(training.Today.AddDays(3), facilitators: person.PersonId));
        await training.Data.CreateOfferingAsync();
        var facilitator = await training.Data.CallerAsync(Role.Facilitator, personId: person.PersonId);

        var seen = await training.Host.QueryAsync(db => db.Set<CourseOffering>().Within(db, facilitator).Select(o => o.OfferingId).ToListAsync(Cancelled));

        Assert.Equal([led.OfferingId], seen);
    }

    [Fact]
    public async Task MoveSession_OfAnAnnouncedClass_RaisesTheVersionOnceAndKeepsTheDays()
    {
        var caller = await training.CoordinatorAsync();
        var day = training.Today.AddDays(40);
        var offering = await training.Data.CreateOfferingAsync(o => o.OnDay(day));
        var session = await training.Host.QueryAsync(db => db.Set<TrainingSession>().SingleAsync(s => s.OfferingId == offering.OfferingId));

        await training.Sessions.ChangeAsync(caller, session.SessionId, TrainingHost.Morning(day) with { Title = "Buổi đầu" }, Cancelled);
        await training.Sessions.ChangeAsync(caller, session.SessionId, TrainingHost.Morning(day.AddDays(2)) with { Title = "Buổi đầu" }, Cancelled);

        var after = await training.Host.QueryAsync(db => db.Set<CourseOffering>().SingleAsync(o => o.OfferingId == offering.OfferingId));
        Assert.Equal((1, day.AddDays(2), day.AddDays(2)), (after.NoticeVersion, after.FirstDay, after.LastDay));
        var moved = await training.Host.QueryAsync(db => db.Set<TrainingSession>().SingleAsync(s => s.SessionId == session.SessionId));
        Assert.Equal(2, moved.Sequence);
        Assert.Equal(training.Get<LocalTime>().ToUtc(day.AddDays(2), 450), moved.StartsAt);
    }

    [Fact]
    public async Task CancelSession_TheLastOfAnAnnouncedClass_IsRefused()
    {
        var caller = await training.CoordinatorAsync();
        var offering = await training.Data.CreateOfferingAsync();
        var session = await training.Host.QueryAsync(db => db.Set<TrainingSession>().SingleAsync(s => s.OfferingId == offering.OfferingId));

        var refused = await training.Sessions.CancelAsync(caller, session.SessionId, Cancelled);
        await training.Sessions.AddAsync(caller, offering.OfferingId, TrainingHost.Morning(training.Today.AddDays(50)), Cancelled);
        var done = await training.Sessions.CancelAsync(caller, session.SessionId, Cancelled);

        Assert.Equal("last_session", Assert.Single(refused.Refusals).Code);
        Assert.True(done.Value!.IsCancelled);
    }

    [Fact]
    public async Task CompleteDue_LongOver_CompletesAndLeavesTheRecentAlone()
    {
        var old = await training.Data.CreateOfferingAsync(o => o.WithStatus(OfferingStatus.Running).OnDay(training.Today.AddDays(-20)));
        var recent = await training.Data.CreateOfferingAsync(o => o.WithStatus(OfferingStatus.Running).OnDay(training.Today.AddDays(-2)));

        await training.Offerings.CompleteDueAsync(Actor.Program("test"), Cancelled);

        Assert.Equal(OfferingStatus.Completed, await StatusOf(old.OfferingId));
        Assert.Equal(OfferingStatus.Running, await StatusOf(recent.OfferingId));
    }

    private Task<OfferingStatus> StatusOf(Guid id) =>
        training.Host.QueryAsync(db => db.Set<CourseOffering>().Where(o => o.OfferingId == id).Select(o => o.Status).SingleAsync());

    private Task<List<OfferingChangeKind>> ChangesOf(Guid id) => training.Host.QueryAsync(
        db => db.Set<OfferingChange>().Where(c => c.OfferingId == id).OrderBy(c => c.OfferingChangeId).Select(c => c.Kind).ToListAsync());
}
