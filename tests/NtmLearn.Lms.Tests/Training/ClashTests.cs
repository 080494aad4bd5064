using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Sessions;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Training;

public sealed class ClashTests(TrainingHost training) : IClassFixture<TrainingHost>
{
    /// <summary>Each test has days of its own, so that none is in another's way.</summary>
    private readonly DateOnly day = training.Today.AddDays(300 + (TestData.Next() * 3));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_InATakenVenue_IsRefusedAndNamesTheOtherClass()
    {
        var venue = await training.Data.CreateVenueAsync("Nhà văn hóa xã Song Lộc");
        var other = await training.Data.CreateOfferingAsync(o => o.Titled("An toàn trên mạng").OnDay(day, 450, 660, venue.VenueId));

        var outcome = await CreateAsync(new SessionInput(day, 600, 720, venue.VenueId));

        var refusal = Assert.Single(outcome.Refusals);
        Assert.Equal(("clash_venue", "venueId"), (refusal.Code, refusal.Field));
        Assert.Contains("Nhà văn hóa xã Song Lộc", refusal.Message);
        Assert.Contains(other.Code, refusal.Message);
        Assert.Contains("An toàn trên mạng", refusal.Message);
        Assert.Contains("7\u00A0giờ\u00A030", refusal.Message);
        Assert.Equal(0, await CountAsync(venue.VenueId) - 1);
    }

    [Fact]
    public async Task Create_RightAfterAnotherInTheSameVenue_IsDone()
    {
        var venue = await training.Data.CreateVenueAsync();
        await training.Data.CreateOfferingAsync(o => o.OnDay(day, 450, 660, venue.VenueId));

        Assert.True((await CreateAsync(new SessionInput(day, 660, 720, venue.VenueId))).IsDone);
    }

    [Fact]
    public async Task Create_WhereTheOtherClassIsCancelled_IsDone()
    {
        var venue = await training.Data.CreateVenueAsync();
        await training.Data.CreateOfferingAsync(o => o.WithStatus(OfferingStatus.Cancelled).OnDay(day, 450, 660, venue.VenueId));

        Assert.True((await CreateAsync(TrainingHost.Morning(day, venue.VenueId))).IsDone);
    }

    [Fact]
    public async Task Create_WithABusyFacilitator_IsRefusedByName()
    {
        var person = await training.Data.CreatePersonAsync(p => p.Named("Kim Thị Sô Phi"));
        await training.Data.CreateOfferingAsync(o => o.OnDay(day, 450, 660, null, person.PersonId));

        var outcome = await CreateAsync(TrainingHost.Morning(day, null, person.PersonId));

        Assert.Contains("Kim Thị Sô Phi", Assert.Single(outcome.Refusals).Message);
    }

    [Theory]
    [InlineData(true, 20, 0)]
    [InlineData(true, 10, 1)]
    [InlineData(false, 20, 1)]
    [InlineData(false, 60, 0)]
    public async Task Create_FacilitatorFromElsewhere_WarnsWhenTimeIsShort(bool sameCommune, int gap, int warnings)
    {
        var here = await training.Data.CreateUnitAsync();
        var there = sameCommune ? here : await training.Data.CreateUnitAsync();
        var first = await training.Data.CreateVenueAsync(unitId: here.UnitId);
        var second = await training.Data.CreateVenueAsync(unitId: there.UnitId);
        var person = await training.Data.CreatePersonAsync();
        await training.Data.CreateOfferingAsync(o => o.OnDay(day, 450, 600, first.VenueId, person.PersonId));

        var outcome = await CreateAsync(new SessionInput(day, 600 + gap, 720, second.VenueId, FacilitatorIds: [person.PersonId]));

        Assert.True(outcome.IsDone);
        Assert.Equal(warnings, outcome.Warnings.Count(w => w.Code == "clash_travel"));
    }

    [Fact]
    public async Task Create_OnLineAfterAClassInAHall_NeedsNoTravel()
    {
        var venue = await training.Data.CreateVenueAsync();
        var person = await training.Data.CreatePersonAsync();
        await training.Data.CreateOfferingAsync(o => o.OnDay(day, 450, 600, venue.VenueId, person.PersonId));

        var outcome = await CreateAsync(new SessionInput(day, 600, 720, null, "https://hop.example.vn/1", FacilitatorIds: [person.PersonId]));

        Assert.Empty(outcome.Warnings);
        Assert.True(outcome.IsDone);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Create_OnAnAvoidedDay_IsRefusedOrWarnsByItsRule(bool blocks)
    {
        var name = $"Chôl Chnăm Thmây {TestData.Next()}";
        await training.Get<AvoidedDaysService>().AddAsync(
            await training.CoordinatorAsync(), name, AvoidedDayKind.KhmerFestival, day, day.AddDays(1), blocks, Cancelled);

        var outcome = await CreateAsync(TrainingHost.Morning(day.AddDays(1)));

        Assert.Equal(!blocks, outcome.IsDone);
        Assert.Contains(name, Assert.Single(blocks ? outcome.Refusals : outcome.Warnings).Message);
    }

    [Fact]
    public async Task Create_TwoAtOnceForOneVenue_OneIsDone()
    {
        for (var round = 0; round < 5; round++)
        {
            var venue = await training.Data.CreateVenueAsync();
            var input = await training.InputAsync();
            var caller = await training.CoordinatorAsync();

            var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(
                _ => training.Offerings.CreateAsync(caller, input, [TrainingHost.Morning(day, venue.VenueId)], Cancelled)));

            Assert.Equal(1, outcomes.Count(o => o.IsDone));
            Assert.Equal(1, await CountAsync(venue.VenueId));
        }
    }

    [Fact]
    public async Task AddSessions_TwoAtOnceForOneFacilitator_OneIsDone()
    {
        var person = await training.Data.CreatePersonAsync();
        var one = await training.Data.CreateOfferingAsync();
        var two = await training.Data.CreateOfferingAsync();
        var caller = await training.CoordinatorAsync();

        var outcomes = await Task.WhenAll(new[] { one, two }.Select(
            o => training.Sessions.AddAsync(caller, o.OfferingId, TrainingHost.Morning(day, null, person.PersonId), Cancelled)));

        Assert.Equal(1, outcomes.Count(o => o.IsDone));
    }

    [Fact]
    public async Task ChangeSession_ItselfIsNotInItsWay()
    {
        var venue = await training.Data.CreateVenueAsync();
        var offering = await training.Data.CreateOfferingAsync(o => o.OnDay(day, 450, 660, venue.VenueId));
        var session = await training.Host.QueryAsync(db => db.Set<TrainingSession>().SingleAsync(s => s.OfferingId == offering.OfferingId));

        var outcome = await training.Sessions.ChangeAsync(await training.CoordinatorAsync(), session.SessionId, new SessionInput(day, 480, 690, venue.VenueId), Cancelled);

        Assert.True(outcome.IsDone);
    }

    [Fact]
    public async Task FindForPeople_SeatInAnotherClassAtTheTime_NamesIt()
    {
        var person = await training.Data.CreatePersonAsync();
        var other = await training.Data.CreateOfferingAsync(o => o.OnDay(day));
        var wanted = await training.Data.CreateOfferingAsync(o => o.OnDay(day, 600, 700));
        await EnrolAsync(other, person.PersonId);

        var clashes = await training.Host.QueryAsync(db => training.Get<ClashFinder>().FindForPeopleAsync(db, wanted.OfferingId, [person.PersonId], Cancelled));

        var clash = Assert.Single(clashes);
        Assert.Equal((ClashKind.Participant, true, other.OfferingId), (clash.Kind, clash.Blocks, clash.OtherOfferingId));
    }

    [Fact]
    public async Task ChangeSession_OntoTheTimeOfAParticipantsOtherClass_WarnsAndIsDone()
    {
        var person = await training.Data.CreatePersonAsync();
        var other = await training.Data.CreateOfferingAsync(o => o.OnDay(day));
        var mine = await training.Data.CreateOfferingAsync(o => o.OnDay(day.AddDays(1)));
        await EnrolAsync(other, person.PersonId);
        await EnrolAsync(mine, person.PersonId);
        var session = await training.Host.QueryAsync(db => db.Set<TrainingSession>().SingleAsync(s => s.OfferingId == mine.OfferingId));

        var outcome = await training.Sessions.ChangeAsync(await training.CoordinatorAsync(), session.SessionId, TrainingHost.Morning(day), Cancelled);

        Assert.True(outcome.IsDone);
        Assert.Contains(other.Code, Assert.Single(outcome.Warnings).Message);
    }

    [Fact]
    public async Task GiveDays_ToAClassThatGatheredDemand_MakesItAClassAndTells()
    {
        var offering = await training.Data.CreateOfferingAsync(o => o.WithoutDays());

        var outcome = await training.Offerings.GiveDaysAsync(
            await training.CoordinatorAsync(), offering.OfferingId, [TrainingHost.Morning(day), TrainingHost.Morning(day.AddDays(1))], Cancelled);

        Assert.Equal((OfferingKind.Class, day, day.AddDays(1), 1), (outcome.Value!.Kind, outcome.Value.FirstDay, outcome.Value.LastDay, outcome.Value.NoticeVersion));
    }

    [Fact]
    public async Task Copy_Shifted_TakesSessionsAndFacilitatorsAlong()
    {
        var person = await training.Data.CreatePersonAsync();
        var source = await training.Data.CreateOfferingAsync(o => o.OnDay(day, 450, 660, null, person.PersonId));

        var copy = await training.Offerings.CopyAsync(await training.CoordinatorAsync(), source.OfferingId, 1, Cancelled);

        Assert.Equal((OfferingStatus.Draft, day.AddDays(1), source.OfferingId), (copy.Value!.Status, copy.Value.FirstDay, copy.Value.CopiedFromId));
        Assert.True(await training.Host.QueryAsync(db => db.Set<SessionFacilitator>().AnyAsync(f => f.PersonId == person.PersonId
            && db.Set<TrainingSession>().Any(s => s.SessionId == f.SessionId && s.OfferingId == copy.Value.OfferingId))));
    }

    [Fact]
    public async Task Repeat_OverCommunes_MakesADraftForEachOrNone()
    {
        var person = await training.Data.CreatePersonAsync();
        var source = await training.Data.CreateOfferingAsync(o => o.OnDay(day, 450, 660, null, person.PersonId));
        var units = new[] { await training.Data.CreateUnitAsync(), await training.Data.CreateUnitAsync() };
        var caller = await training.CoordinatorAsync();

        var clashing = await training.Offerings.RepeatAsync(
            caller, source.OfferingId, [new RepeatTarget(units[0].UnitId, 1), new RepeatTarget(units[1].UnitId, 1)], Cancelled);
        var none = await CountCopiesAsync(source.OfferingId);
        var done = await training.Offerings.RepeatAsync(
            caller, source.OfferingId, [new RepeatTarget(units[0].UnitId, 1), new RepeatTarget(units[1].UnitId, null)], Cancelled);

        Assert.Equal("clash_facilitator", Assert.Single(clashing.Refusals).Code);
        Assert.Equal(0, none);
        Assert.Equal([units[0].UnitId, units[1].UnitId], done.Value!.Select(o => o.UnitId!.Value));
        Assert.Equal([day.AddDays(1), null], done.Value!.Select(o => o.FirstDay));
        Assert.Equal(2, done.Value!.Select(o => o.Code).Distinct().Count());
    }

    private async Task<Outcomes.Outcome<CourseOffering>> CreateAsync(params SessionInput[] sessions) =>
        await training.Offerings.CreateAsync(await training.CoordinatorAsync(), await training.InputAsync(), sessions, Cancelled);

    private Task EnrolAsync(CourseOffering offering, Guid personId) => training.Data.AddAsync([new Enrolment
    {
        EnrolmentId = Guid.CreateVersion7(),
        OfferingId = offering.OfferingId,
        PersonId = personId,
        Status = EnrolmentStatus.Enrolled,
        Path = EnrolmentPath.Office,
        ReceiptCode = $"R{TestData.Next()}",
        CreatedAt = DateTime.UnixEpoch,
        ChangedAt = DateTime.UnixEpoch,
    }]);

    private Task<int> CountAsync(Guid venueId) =>
        training.Host.QueryAsync(db => db.Set<TrainingSession>().CountAsync(s => s.VenueId == venueId));

    private Task<int> CountCopiesAsync(Guid sourceId) =>
        training.Host.QueryAsync(db => db.Set<CourseOffering>().CountAsync(o => o.CopiedFromId == sourceId));
}
