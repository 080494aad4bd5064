using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.TestKit;
using static NtmLearn.Lms.Tests.Enrolments.EnrolmentScene;

namespace NtmLearn.Lms.Tests.Enrolments;

public sealed class EnrolmentRulesTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>, IAsyncLifetime
{
    private EnrolmentScene scene = null!;

    public async ValueTask InitializeAsync() => scene = await CreateAsync(fixture.Host);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(OfferingStatus.Draft)]
    [InlineData(OfferingStatus.Running)]
    [InlineData(OfferingStatus.Completed)]
    [InlineData(OfferingStatus.Cancelled)]
    public async Task Enrol_ClassNotOpen_IsRefusedOnEveryPath(OfferingStatus status)
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.WithStatus(status));

        foreach (var path in Enum.GetValues<EnrolmentPath>().Except([EnrolmentPath.Nomination]))
        {
            var outcome = await scene.Enrolments.EnrolAsync(
                scene.Office, offering.OfferingId, (await scene.OfficialAsync(scene.First)).PersonId, path, CancellationToken.None);
            Assert.Equal("class_closed", Code(outcome));
        }
    }

    [Fact]
    public async Task Enrol_BeforeOpeningAndAfterClosing_IsRefused()
    {
        var person = await scene.OfficialAsync(scene.First);
        var early = await scene.Data.CreateOfferingAsync(o => o.EnrollingBetween(scene.Now.AddDays(1), null));
        var late = await scene.Data.CreateOfferingAsync(o => o.EnrollingBetween(null, scene.Now.AddMinutes(-1)));

        Assert.Equal("class_closed", Code(await scene.EnrolAsync(early, person)));
        Assert.Equal("class_closed", Code(await scene.EnrolAsync(late, person)));
    }

    [Fact]
    public async Task Enrol_NotTheAudience_IsRefused()
    {
        var course = await scene.Data.CreateCourseAsync(audience: AudienceLevels.Province);
        var offering = await scene.Data.CreateOfferingAsync(o => o.OfCourse(course.CourseId));

        Assert.Equal("not_audience", Code(await scene.EnrolAsync(offering, await scene.OfficialAsync(scene.First))));
        Assert.Equal("not_audience", Code(await scene.EnrolAsync(offering, await scene.CitizenAsync(scene.First))));
    }

    [Fact]
    public async Task Enrol_ClassOfAUnit_TakesItsPeopleAndThoseOfWhatItWasMadeOf()
    {
        var old = await scene.Data.CreateUnitAsync(u => u.Below(scene.Province).Until(new DateOnly(2025, 6, 30)));
        var today = await scene.Data.CreateUnitAsync(u => u.Below(scene.Province).From(new DateOnly(2025, 7, 1)).Succeeding(old, new DateOnly(2025, 7, 1)));
        var offering = await scene.Data.CreateOfferingAsync(o => o.ForUnit(today.UnitId));

        Assert.Equal("done", Code(await scene.EnrolAsync(offering, await scene.CitizenAsync(today))));
        Assert.Equal("done", Code(await scene.EnrolAsync(offering, await scene.CitizenAsync(old))));
        Assert.Equal("not_of_unit", Code(await scene.EnrolAsync(offering, await scene.OfficialAsync(scene.First))));
    }

    [Fact]
    public async Task Enrol_PostThatEndsBeforeTheClass_DoesNotCount()
    {
        var today = DateOnly.FromDateTime(scene.Now);
        var person = await scene.Data.CreatePersonAsync(p => p.WithPost(scene.First.UnitId, to: today.AddDays(2)));
        var offering = await scene.Data.CreateOfferingAsync(o => o.WithAccess(OfferingAccess.Officials).OnDay(today.AddDays(20)));

        Assert.Equal("officials_only", Code(await scene.EnrolAsync(offering, person)));
    }

    [Fact]
    public async Task Enrol_ForOfficials_RefusesCitizensOnEveryPath()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.WithAccess(OfferingAccess.Officials));
        var citizen = await scene.CitizenAsync(scene.First);

        foreach (var path in new[] { EnrolmentPath.Self, EnrolmentPath.Citizen, EnrolmentPath.Office, EnrolmentPath.Import, EnrolmentPath.Api, EnrolmentPath.Chat })
        {
            Assert.Equal("officials_only", Code(await scene.Enrolments.EnrolAsync(scene.Office, offering.OfferingId, citizen.PersonId, path, CancellationToken.None)));
        }

        Assert.Equal("done", Code(await scene.EnrolAsync(offering, await scene.OfficialAsync(scene.First))));
    }

    [Fact]
    public async Task Enrol_NominatedOnly_IsRefusedExceptByTheUnit()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.WithAccess(OfferingAccess.NominatedOnly));
        var person = await scene.OfficialAsync(scene.First);
        var quota = await scene.QuotaAsync(offering, scene.First, 1);

        Assert.Equal("nominated_only", Code(await scene.EnrolAsync(offering, person)));
        Assert.Equal("nominated_only", Code(await scene.Enrolments.EnrolAsync(scene.Office, offering.OfferingId, person.PersonId, EnrolmentPath.Import, CancellationToken.None)));
        Assert.Equal(EnrolmentStatus.Enrolled, Expect(await scene.NominateAsync(scene.FirstManager, quota, person)).Status);
    }

    [Fact]
    public async Task Enrol_SameHourAsAnotherClass_IsRefusedUntilWithdrawn()
    {
        var day = DateOnly.FromDateTime(scene.Now).AddDays(15);
        var one = await scene.Data.CreateOfferingAsync(o => o.OnDay(day, 450, 660));
        var other = await scene.Data.CreateOfferingAsync(o => o.OnDay(day, 600, 700));
        var person = await scene.OfficialAsync(scene.First);
        var first = Expect(await scene.EnrolAsync(one, person));

        Assert.Equal("clash", Code(await scene.EnrolAsync(other, person)));
        Expect(await scene.WithdrawAsync(first));
        Assert.Equal("done", Code(await scene.EnrolAsync(other, person)));
    }

    [Fact]
    public async Task Enrol_Twice_IsRefusedAndAfterWithdrawingTakenAgainUnderTheSameReceipt()
    {
        var offering = await scene.Data.CreateOfferingAsync();
        var person = await scene.OfficialAsync(scene.First);
        var first = Expect(await scene.EnrolAsync(offering, person));

        Assert.Equal("already_enrolled", Code(await scene.EnrolAsync(offering, person)));
        Expect(await scene.WithdrawAsync(first));
        var again = Expect(await scene.EnrolAsync(offering, person));

        Assert.Equal((first.EnrolmentId, first.ReceiptCode), (again.EnrolmentId, again.ReceiptCode));
        Assert.Equal([EnrolmentEvent.Admit, EnrolmentEvent.Withdraw, EnrolmentEvent.Admit], await scene.LedgerAsync(again));
    }

    [Fact]
    public async Task Enrol_SomebodyElse_IsRefusedExceptByTheOffice()
    {
        var offering = await scene.Data.CreateOfferingAsync();
        var person = await scene.OfficialAsync(scene.First);
        var stranger = Self(await scene.OfficialAsync(scene.First));

        Assert.Equal("not_yours", Code(await scene.Enrolments.EnrolAsync(stranger, offering.OfferingId, person.PersonId, EnrolmentPath.Self, CancellationToken.None)));
        Assert.Equal("not_yours", Code(await scene.Enrolments.EnrolAsync(scene.FirstManager, offering.OfferingId, person.PersonId, EnrolmentPath.Api, CancellationToken.None)));
        Assert.Equal("done", Code(await scene.Enrolments.EnrolAsync(scene.Office, offering.OfferingId, person.PersonId, EnrolmentPath.Office, CancellationToken.None)));
    }

    [Fact]
    public async Task Enrol_ClassThatGathersDemand_EverybodyWaits()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.WithoutDays());

        var enrolment = await scene.EnrolledAsync(offering);

        Assert.Equal((EnrolmentStatus.WaitListed, 1, 1), (enrolment.Status, enrolment.Place, enrolment.Rank));
        Assert.Equal(OfferingStatus.Open, (await scene.FindAsync(offering)).Status);
    }

    [Fact]
    public async Task Withdraw_ByAStranger_IsRefusedAsIfItWereNotThere()
    {
        var offering = await scene.Data.CreateOfferingAsync();
        var enrolment = await scene.EnrolledAsync(offering);

        var outcome = await scene.Enrolments.WithdrawAsync(scene.SecondManager, enrolment.EnrolmentId, null, CancellationToken.None);

        Assert.Equal("no_enrolment", Code(outcome));
        Assert.Equal(EnrolmentStatus.Enrolled, (await scene.FindAsync(enrolment)).Status);
    }
}
