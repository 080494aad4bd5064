using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.Outcomes;
using NtmLearn.TestKit;
using static NtmLearn.Lms.Tests.Enrolments.EnrolmentScene;

namespace NtmLearn.Lms.Tests.Enrolments;

public sealed class ApprovingTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>, IAsyncLifetime
{
    private EnrolmentScene scene = null!;

    public async ValueTask InitializeAsync() => scene = await CreateAsync(fixture.Host);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Decide_ApproveWithASeat_Enrols()
    {
        var asked = await AskAsync();
        Assert.Equal(EnrolmentStatus.Requested, asked.Status);

        var outcome = await DecideAsync(scene.FirstManager, asked, ApprovalDecision.Approve);

        Assert.Equal(EnrolmentStatus.Enrolled, Expect(outcome).Status);
        Assert.Equal("not_requested", Code(await DecideAsync(scene.FirstManager, asked, ApprovalDecision.Approve)));
    }

    [Fact]
    public async Task Decide_ApproveWithoutASeat_Queues()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.RequiringApproval().WithCapacity(1));
        var first = Expect(await scene.EnrolAsync(offering, await scene.OfficialAsync(scene.First)));
        var second = Expect(await scene.EnrolAsync(offering, await scene.OfficialAsync(scene.First)));

        Expect(await DecideAsync(scene.FirstManager, second, ApprovalDecision.Approve));
        var outcome = await DecideAsync(scene.FirstManager, first, ApprovalDecision.Approve);

        Assert.Equal(EnrolmentStatus.WaitListed, Expect(outcome).Status);
    }

    [Fact]
    public async Task Decide_ByAnybodyElse_IsRefused()
    {
        var person = await scene.OfficialAsync(scene.First);
        var asked = await AskAsync(person);
        var learner = EnrolmentActor.Of(await scene.Data.CallerAsync(Role.Learner));
        var herself = EnrolmentActor.Of(await scene.Data.CallerAsync(Role.UnitManager, scene.First.UnitId, personId: person.PersonId));

        foreach (var who in new[] { scene.SecondManager, scene.Office, learner, herself, Self(person), EnrolmentActor.ForProgram(Actor.Program("test")) })
        {
            Assert.Equal("not_yours", Code(await DecideAsync(who, asked, ApprovalDecision.Approve)));
        }
    }

    [Fact]
    public async Task Decide_ByTheManagerOfAUnitAbove_IsTaken()
    {
        var above = EnrolmentActor.Of(await scene.Data.CallerAsync(Role.UnitManager, scene.Province.UnitId));

        Assert.Equal("done", Code(await DecideAsync(above, await AskAsync(), ApprovalDecision.Approve)));
    }

    [Fact]
    public async Task Decide_ByADeputy_IsTakenWithinTheirPeriodOnly()
    {
        var today = DateOnly.FromDateTime(scene.Now);
        var now = await DeputyAsync(today.AddDays(-1), today.AddDays(1));
        var past = await DeputyAsync(today.AddDays(-9), today.AddDays(-2));
        var asked = await AskAsync();

        Assert.Equal("not_yours", Code(await DecideAsync(past, asked, ApprovalDecision.Approve)));
        Assert.Equal("done", Code(await DecideAsync(now, asked, ApprovalDecision.Approve)));
    }

    [Fact]
    public async Task Decide_ReturnAndReject_NeedAReasonAndReturnedMayBeHandedInAgain()
    {
        var person = await scene.OfficialAsync(scene.First);
        var offering = await scene.Data.CreateOfferingAsync(o => o.RequiringApproval());
        var asked = Expect(await scene.EnrolAsync(offering, person));

        Assert.Equal("reason_needed", Code(await DecideAsync(scene.FirstManager, asked, ApprovalDecision.Return, " ")));
        Expect(await DecideAsync(scene.FirstManager, asked, ApprovalDecision.Return, "Thiếu chức vụ"));
        Assert.Equal(EnrolmentStatus.Requested, Expect(await scene.EnrolAsync(offering, person)).Status);
        Expect(await DecideAsync(scene.FirstManager, asked, ApprovalDecision.Reject, "Đã học lớp này"));

        Assert.Equal(
            [EnrolmentEvent.Request, EnrolmentEvent.Return, EnrolmentEvent.Resubmit, EnrolmentEvent.Reject], await scene.LedgerAsync(asked));
    }

    [Fact]
    public async Task Escalate_AfterTheTime_TheOfficeMayDecideAndItIsDoneOnce()
    {
        var asked = await AskAsync();
        fixture.Host.Clock.Advance(TimeSpan.FromHours(73));

        // The job may have been there first.
        await scene.Enrolments.EscalateAsync(scene.Now, CancellationToken.None);
        Assert.Equal(0, await scene.Enrolments.EscalateAsync(scene.Now, CancellationToken.None));

        Assert.Equal("done", Code(await DecideAsync(scene.Office, asked, ApprovalDecision.Approve)));
        Assert.Equal([EnrolmentEvent.Request, EnrolmentEvent.Escalate, EnrolmentEvent.Approve], await scene.LedgerAsync(asked));
    }

    [Fact]
    public async Task Enrol_ByOfficeImportAndApi_NeedsTheUnitsWordToo()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.RequiringApproval());
        foreach (var path in new[] { EnrolmentPath.Office, EnrolmentPath.Import, EnrolmentPath.Api })
        {
            var person = await scene.OfficialAsync(scene.First);
            Assert.Equal(
                EnrolmentStatus.Requested,
                Expect(await scene.Enrolments.EnrolAsync(scene.Office, offering.OfferingId, person.PersonId, path, CancellationToken.None)).Status);
        }
    }

    [Fact]
    public async Task Appoint_SomebodyOfTheUnitAboveOrBelow_IsTaken()
    {
        var organisation = new Organisation { OrganisationId = Guid.CreateVersion7(), Name = "Hội của xã", Kind = OrganisationKind.Other, UnitId = scene.First.UnitId, SearchKey = "hoi cua xa" };
        await scene.Data.AddAsync([organisation]);

        foreach (var person in new[]
        {
            await scene.OfficialAsync(scene.First),
            await scene.OfficialAsync(scene.Province),
            await scene.Data.CreatePersonAsync(p => p.WithPost(organisation: organisation.OrganisationId)),
        })
        {
            var (account, _, _) = await scene.Host.AddAccountAsync(Role.Learner, personId: person.PersonId);
            Assert.Equal("done", Code(await AppointAsync(account)));
        }

        var (manager, _, _) = await scene.Host.AddAccountAsync(Role.UnitManager, scene.Province.UnitId);
        Assert.Equal("done", Code(await AppointAsync(manager)));
    }

    [Fact]
    public async Task Appoint_SomebodyOfElsewhereOrWhoHasLeft_IsRefusedAtTheField()
    {
        var today = DateOnly.FromDateTime(scene.Now);
        foreach (var person in new[]
        {
            await scene.OfficialAsync(scene.Second),
            await scene.CitizenAsync(scene.First),
            await scene.Data.CreatePersonAsync(p => p.WithPost(scene.First.UnitId, to: today.AddDays(-3))),
        })
        {
            var (account, _, _) = await scene.Host.AddAccountAsync(Role.Learner, personId: person.PersonId);
            var outcome = await AppointAsync(account);
            Assert.Equal(("not_of_unit", "account"), (Code(outcome), outcome.Refusals[0].Field));
        }

        var (stranger, _, _) = await scene.Host.AddAccountAsync(Role.UnitManager, scene.Second.UnitId);
        var (reader, _, _) = await scene.Host.AddAccountAsync(Role.Auditor);
        Assert.Equal("not_of_unit", Code(await AppointAsync(stranger)));
        Assert.Equal("not_of_unit", Code(await AppointAsync(reader)));
        Assert.Equal("no_account", Code(await AppointAsync(Guid.NewGuid())));
    }

    [Fact]
    public async Task DeputyPage_OffersOnlyWhoMayBeAppointed()
    {
        var (own, other) = (await scene.Data.CreatePersonAsync(p => p.Named("Lâm Được Chọn").WithPost(scene.First.UnitId)), await scene.Data.CreatePersonAsync(p => p.Named("Lâm Không Được").WithPost(scene.Second.UnitId)));
        await scene.Host.AddAccountAsync(Role.Learner, personId: own.PersonId);
        await scene.Host.AddAccountAsync(Role.Learner, personId: other.PersonId);
        using var manager = await scene.Host.SignInAsync(Role.UnitManager, scene.First.UnitId);
        using var browser = new FormBrowser(manager.Http);

        await browser.OpenAsync("/don-vi-cua-toi/uy-quyen");

        Assert.Contains("Lâm Được Chọn", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Lâm Không Được", browser.Page, StringComparison.Ordinal);
    }

    private async Task<Outcome<ApprovalDeputy>> AppointAsync(Guid accountId)
    {
        var today = DateOnly.FromDateTime(scene.Now);
        return await scene.Host.Services.GetRequiredService<DeputyService>().AppointAsync(
            await scene.Data.CallerAsync(Role.UnitManager, scene.First.UnitId), scene.First.UnitId, accountId, today, today.AddDays(5), CancellationToken.None);
    }

    private async Task<EnrolmentResponse> AskAsync(Lms.People.Person? person = null)
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.RequiringApproval());
        return Expect(await scene.EnrolAsync(offering, person ?? await scene.OfficialAsync(scene.First)));
    }

    private Task<Outcome<EnrolmentResponse>> DecideAsync(
        EnrolmentActor who, EnrolmentResponse asked, ApprovalDecision decision, string? reason = null) =>
        scene.Enrolments.DecideAsync(who, asked.EnrolmentId, decision, reason, CancellationToken.None);

    private async Task<EnrolmentActor> DeputyAsync(DateOnly from, DateOnly to)
    {
        var account = new Account { Id = Guid.CreateVersion7(), UserName = $"thu{TestData.Next()}@example.vn", DisplayName = "Người thử", SearchKey = "nguoi thu", CreatedAt = scene.Now };
        account.NormalizedUserName = account.UserName.ToUpperInvariant();
        await scene.Data.AddAsync([
            account,
            new ApprovalDeputy { ApprovalDeputyId = Guid.CreateVersion7(), UnitId = scene.First.UnitId, AccountId = account.Id, ValidFrom = from, ValidTo = to },
        ]);
        return EnrolmentActor.Of(await scene.Data.CallerAsync(Role.Learner)) with { Actor = new Actor(ActorKind.Account, account.Id) };
    }
}
