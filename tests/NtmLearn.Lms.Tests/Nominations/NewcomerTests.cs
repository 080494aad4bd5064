using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.TestKit;
using static NtmLearn.Lms.Tests.Enrolments.EnrolmentScene;

namespace NtmLearn.Lms.Tests.Nominations;

/// <summary>Naming somebody who is in no list yet, by those who may name people.</summary>
public sealed class NewcomerTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>, IAsyncLifetime
{
    private EnrolmentScene scene = null!;
    private Organisation organisation = null!;

    public async ValueTask InitializeAsync()
    {
        scene = await CreateAsync(fixture.Host);
        organisation = new Organisation
        {
            OrganisationId = Guid.CreateVersion7(),
            Name = "Hội Phụ nữ thử",
            Kind = OrganisationKind.MassOrganisation,
            UnitId = scene.First.UnitId,
            SearchKey = "hoi phu nu thu",
        };
        await scene.Data.AddAsync([organisation]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Reporter_NamesAMemberWhoIsInNoList_PersonPostAndSeatAtOnce()
    {
        var (quota, path) = await QuotaAsync(2);
        using var reporter = await fixture.Host.SignInAsync(Role.OrganisationReporter, organisationId: organisation.OrganisationId);
        using var browser = new FormBrowser(reporter.Http);

        await browser.OpenAsync(path);
        Assert.Contains("Thêm người chưa có trong danh sách", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync(
            path + "/nguoi-moi",
            ("FullName", "Trần Thị Hội Viên"), ("YearOfBirth", "1980"), ("Sex", "Female"), ("Phone", "0912 345 670"), ("Title", "Chi hội trưởng"), ("UnitId", $"{scene.Second.UnitId}"));

        Assert.Contains("Đã cử.", browser.Page, StringComparison.Ordinal);
        var person = await fixture.Host.QueryAsync(db => db.Set<Person>().SingleAsync(p => p.FullName == "Trần Thị Hội Viên"));
        var post = await fixture.Host.QueryAsync(db => db.Set<Post>().SingleAsync(p => p.PersonId == person.PersonId));
        var enrolment = await fixture.Host.QueryAsync(db => db.Set<Enrolment>().SingleAsync(e => e.PersonId == person.PersonId));
        Assert.Equal((1980, Sex.Female, "+84912345670", scene.Second.UnitId), (person.YearOfBirth, person.Sex, person.Phone, person.UnitId));
        Assert.Equal((organisation.OrganisationId, "Chi hội trưởng"), (post.OrganisationId, post.Title));
        Assert.Equal((EnrolmentStatus.Enrolled, quota.SeatQuotaId, organisation.OrganisationId), (enrolment.Status, enrolment.SeatQuotaId, enrolment.OrganisationId));
    }

    [Fact]
    public async Task Reporter_WhoseNewcomerLooksLikeAMember_IsShownThemFirst()
    {
        var (quota, path) = await QuotaAsync(2);
        var known = await scene.Data.CreatePersonAsync(p => p.Named("Lê Thị Trùng Tên").WithPost(organisation: organisation.OrganisationId));
        using var reporter = await fixture.Host.SignInAsync(Role.OrganisationReporter, organisationId: organisation.OrganisationId);
        using var browser = new FormBrowser(reporter.Http);

        await browser.OpenAsync(path);
        await browser.SendAsync(path + "/nguoi-moi", ("FullName", "le thi trung ten"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Có thể đã có người này", browser.Page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{known.PersonId}\"", browser.Page, StringComparison.Ordinal);
        Assert.Empty(await NamedAsync(quota));

        await browser.SendAsync(path, ("viec", "cu"), ("person", $"{known.PersonId}"));
        Assert.Contains("Đã cử.", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync(path + "/nguoi-moi", ("FullName", "Lê Thị Trùng Tên"), ("IsNew", "on"));
        Assert.Contains("Đã cử.", browser.Page, StringComparison.Ordinal);
        Assert.Equal(2, (await NamedAsync(quota)).Count);
    }

    [Fact]
    public async Task Newcomer_SentTwice_IsNamedOnce()
    {
        var (quota, path) = await QuotaAsync(2);
        using var reporter = await fixture.Host.SignInAsync(Role.OrganisationReporter, organisationId: organisation.OrganisationId);
        var page = await reporter.Http.GetStringAsync(path, CancellationToken.None);
        KeyValuePair<string, string>[] fields = [new("FullName", "Ngô Gửi Hai Lần")];

        using var first = await reporter.Http.PostFormOfAsync(page, path, fields, path + "/nguoi-moi", TestContext.Current.CancellationToken);
        using var second = await reporter.Http.PostFormOfAsync(page, path, fields, path + "/nguoi-moi", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (first.StatusCode, second.StatusCode));
        Assert.Single(await NamedAsync(quota));
    }

    [Fact]
    public async Task Newcomer_ForAFullQuota_LeavesNobodyBehind()
    {
        var (quota, _) = await QuotaAsync(1);
        var reporter = await scene.Data.CallerAsync(Role.OrganisationReporter, organisationId: organisation.OrganisationId);
        var view = (await Get<QuotaReads>().FindAsync(quota.SeatQuotaId, reporter.ScopeOf(Right.Nominate), CancellationToken.None))!;
        var newcomers = Get<NewcomerNomination>();

        Expect(await newcomers.NominateAsync(reporter, view, Guid.NewGuid(), new PersonInput { FullName = "Vũ Vừa Đủ" }, null, CancellationToken.None));
        var refused = await newcomers.NominateAsync(reporter, view, Guid.NewGuid(), new PersonInput { FullName = "Vũ Thừa Ra" }, null, CancellationToken.None);

        Assert.Equal("quota_full", Code(refused));
        Assert.False(await fixture.Host.QueryAsync(db => db.Set<Person>().AnyAsync(p => p.FullName == "Vũ Thừa Ra")));
        Assert.Empty(await scene.BrokenAsync());
    }

    [Fact]
    public async Task Newcomer_ForAnothersQuota_IsRefused()
    {
        var (quota, _) = await QuotaAsync(1);
        var office = await scene.Data.CallerAsync(Role.Coordinator);
        var view = (await Get<QuotaReads>().FindAsync(quota.SeatQuotaId, office.ScopeOf(Right.Nominate), CancellationToken.None))!;
        var stranger = await scene.Data.CallerAsync(Role.OrganisationReporter, organisationId: Guid.NewGuid());

        var outcome = await Get<NewcomerNomination>().NominateAsync(stranger, view, Guid.NewGuid(), new PersonInput { FullName = "Vũ Lạ Mặt" }, null, CancellationToken.None);

        Assert.False(outcome.IsDone);
        Assert.False(await fixture.Host.QueryAsync(db => db.Set<Person>().AnyAsync(p => p.FullName == "Vũ Lạ Mặt")));
    }

    [Fact]
    public async Task Manager_NamesAResidentOfAHamlet()
    {
        var hamlet = new Hamlet { HamletId = Guid.NewGuid(), Name = "Ấp Người Mới", SearchKey = "ap nguoi moi" };
        await scene.Data.AddAsync([hamlet, new HamletPeriod { HamletPeriodId = Guid.NewGuid(), HamletId = hamlet.HamletId, UnitId = scene.First.UnitId }]);
        Get<UnitTrees>().Forget();
        var quota = await scene.QuotaAsync(await scene.Data.CreateOfferingAsync(), scene.First, 1);
        var path = $"/don-vi-cua-toi/chi-tieu/{quota.SeatQuotaId}";
        using var manager = await fixture.Host.SignInAsync(Role.UnitManager, scene.First.UnitId);
        using var browser = new FormBrowser(manager.Http);

        await browser.OpenAsync(path);
        Assert.Contains("Ấp Người Mới", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync(path + "/nguoi-moi", ("FullName", "Sơn Thị Cư Dân"), ("HamletId", $"{hamlet.HamletId}"));

        Assert.Contains("Đã cử.", browser.Page, StringComparison.Ordinal);
        var person = await fixture.Host.QueryAsync(db => db.Set<Person>().SingleAsync(p => p.FullName == "Sơn Thị Cư Dân"));
        Assert.Equal((hamlet.HamletId, scene.First.UnitId), (person.HamletId, person.UnitId));
        Assert.False(await fixture.Host.QueryAsync(db => db.Set<Post>().AnyAsync(p => p.PersonId == person.PersonId)));
    }

    private T Get<T>()
        where T : notnull => fixture.Host.Services.GetRequiredService<T>();

    private Task<List<Enrolment>> NamedAsync(SeatQuota quota) =>
        fixture.Host.QueryAsync(db => db.Set<Enrolment>().AsNoTracking().Where(e => e.SeatQuotaId == quota.SeatQuotaId).ToListAsync());

    private async Task<(SeatQuota Quota, string Path)> QuotaAsync(int seats)
    {
        var offering = await scene.Data.CreateOfferingAsync();
        Expect(await scene.Quotas.SetAsync(
            scene.Office, offering.OfferingId, [new QuotaLine(null, organisation.OrganisationId, seats, scene.Now.AddDays(3))], CancellationToken.None));
        var quota = await fixture.Host.QueryAsync(db => db.Set<SeatQuota>().SingleAsync(q => q.OfferingId == offering.OfferingId));
        return (quota, $"/don-vi-cua-toi/chi-tieu/{quota.SeatQuotaId}");
    }
}
