using System.Net;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Nominations;
using NtmLearn.TestKit;
using static NtmLearn.Lms.Tests.Enrolments.EnrolmentScene;

namespace NtmLearn.Lms.Tests.Enrolments;

/// <summary>The pages of unit, office and learner, signed in through the front door.</summary>
public sealed class EnrolmentDeskTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>, IAsyncLifetime
{
    private EnrolmentScene scene = null!;

    public async ValueTask InitializeAsync() => scene = await CreateAsync(fixture.Host);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task MyQuota_UnitManager_FindsNamesAndWithdraws()
    {
        var offering = await scene.Data.CreateOfferingAsync();
        var quota = await scene.QuotaAsync(offering, scene.First, 2);
        var person = await scene.Data.CreatePersonAsync(p => p.Named("Đặng Thị Ngọc Điệp").WithPost(scene.First.UnitId));
        using var manager = await fixture.Host.SignInAsync(Role.UnitManager, scene.First.UnitId);
        using var browser = new FormBrowser(manager.Http);

        await browser.OpenAsync("/don-vi-cua-toi/chi-tieu");
        Assert.Contains("Còn thiếu 2/2 người", browser.Page, StringComparison.Ordinal);
        var path = $"/don-vi-cua-toi/chi-tieu/{quota.SeatQuotaId}";
        await browser.OpenAsync(path + "?tim=dang+diep");
        Assert.Contains("Đặng Thị Ngọc Điệp", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync(path, ("viec", "cu"), ("person", person.PersonId.ToString()));
        Assert.Contains("Đã cử.", browser.Page, StringComparison.Ordinal);
        Assert.Contains("Đã có chỗ", browser.Page, StringComparison.Ordinal);

        var enrolment = await EnrolmentOfAsync(person.PersonId);
        await browser.SendAsync(path, ("viec", "rut"), ("enrolment", enrolment.EnrolmentId.ToString()));
        Assert.Contains("Đã rút.", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MyQuota_OfAnotherUnit_IsNotFound()
    {
        var offering = await scene.Data.CreateOfferingAsync();
        var quota = await scene.QuotaAsync(offering, scene.First, 1);
        var person = await scene.OfficialAsync(scene.First);
        using var manager = await fixture.Host.SignInAsync(Role.UnitManager, scene.Second.UnitId);
        using var browser = new FormBrowser(manager.Http);

        await browser.OpenAsync($"/don-vi-cua-toi/chi-tieu/{quota.SeatQuotaId}");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        await browser.OpenAsync("/don-vi-cua-toi/chi-tieu");
        await browser.OpenAsync("/don-vi-cua-toi/uy-quyen");
        await browser.SendAsync($"/don-vi-cua-toi/chi-tieu/{quota.SeatQuotaId}", ("viec", "cu"), ("person", person.PersonId.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        await browser.OpenAsync($"/van-phong/lop/{offering.Code}/chi-tieu");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
    }

    [Fact]
    public async Task Approvals_InBulk_DecideEachRow()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.RequiringApproval());
        var yes = Expect(await scene.EnrolAsync(offering, await scene.OfficialAsync(scene.First)));
        var no = Expect(await scene.EnrolAsync(offering, await scene.OfficialAsync(scene.First)));
        using var manager = await fixture.Host.SignInAsync(Role.UnitManager, scene.First.UnitId);
        using var browser = new FormBrowser(manager.Http);

        await browser.OpenAsync("/don-vi-cua-toi/duyet");
        await browser.SendAsync("/don-vi-cua-toi/duyet", ($"d-{yes.EnrolmentId:N}", "Approve"), ($"d-{no.EnrolmentId:N}", "Reject"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Xin ghi lý do", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync("/don-vi-cua-toi/duyet", ($"d-{no.EnrolmentId:N}", "Reject"), ("reason", "Trùng lịch trực"));

        Assert.Contains("Đã ghi các quyết định.", browser.Page, StringComparison.Ordinal);
        Assert.Equal(EnrolmentStatus.Enrolled, (await scene.FindAsync(yes)).Status);
        Assert.Equal(EnrolmentStatus.Rejected, (await scene.FindAsync(no)).Status);
    }

    [Fact]
    public async Task Office_SetsQuotasAddsPeopleAndReadsHistory()
    {
        var offering = await scene.Data.CreateOfferingAsync(o => o.WithCapacity(4));
        var person = await scene.Data.CreatePersonAsync(p => p.Named("Kim Thị Sô Phia").LivingIn(scene.Second.UnitId));
        using var office = await fixture.Host.SignInAsync(Role.Coordinator);
        using var browser = new FormBrowser(office.Http);

        var board = $"/van-phong/lop/{offering.Code}/chi-tieu";
        await browser.OpenAsync(board);
        await browser.SendAsync(board, ("day", scene.Now.AddDays(4).ToString("yyyy-MM-dd")), ("time", "17:00"), ($"q-u{scene.First.UnitId:N}", "9"));
        Assert.Contains("Lớp có 4 chỗ, không đủ", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync(board, ("day", scene.Now.AddDays(4).ToString("yyyy-MM-dd")), ("time", "17:00"), ($"q-u{scene.First.UnitId:N}", "2"));
        Assert.Contains("Đã ghi chỉ tiêu.", browser.Page, StringComparison.Ordinal);
        Assert.Equal(2, await fixture.Host.QueryAsync(db => db.Set<SeatQuota>().Where(q => q.OfferingId == offering.OfferingId).SumAsync(q => q.Seats)));

        var list = $"/van-phong/lop/{offering.Code}/dang-ky";
        await browser.OpenAsync(list + "?tim=so+phia");
        Assert.Contains("Kim Thị Sô Phia", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync(list, ("viec", "ghi"), ("person", person.PersonId.ToString()));
        Assert.Contains("Văn phòng ghi", browser.Page, StringComparison.Ordinal);
        await browser.OpenAsync($"/van-phong/dang-ky/{(await EnrolmentOfAsync(person.PersonId)).EnrolmentId}");
        Assert.Contains("Được nhận vào lớp", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Learner_EnrolsWithOneButtonAndWithdraws()
    {
        var offering = await scene.Data.CreateOfferingAsync();
        var person = await scene.OfficialAsync(scene.First);
        using var learner = await fixture.Host.SignInAsync(Role.Learner, personId: person.PersonId);
        using var browser = new FormBrowser(learner.Http);

        await browser.OpenAsync($"/lop/{offering.Code}/dang-ky");
        await browser.SendAsync($"/lop/{offering.Code}/dang-ky");
        Assert.Contains("Đã ghi đăng ký.", browser.Page, StringComparison.Ordinal);
        Assert.Contains(offering.Title, browser.Page, StringComparison.Ordinal);
        var enrolment = await EnrolmentOfAsync(person.PersonId);
        await browser.SendAsync("/lop-cua-toi", ("viec", "rut"), ("id", enrolment.EnrolmentId.ToString()));
        Assert.Contains("Đã rút khỏi lớp.", browser.Page, StringComparison.Ordinal);
        Assert.Equal(EnrolmentStatus.Withdrawn, (await EnrolmentOfAsync(person.PersonId)).Status);
    }

    [Fact]
    public async Task ClassList_Facilitator_SeesTheirClassOnlyAndChangesNothing()
    {
        var trainer = await scene.OfficialAsync(scene.First);
        var day = DateOnly.FromDateTime(scene.Now).AddDays(9);
        var own = await scene.Data.CreateOfferingAsync(o => o.OnDay(day, facilitators: trainer.PersonId));
        var other = await scene.Data.CreateOfferingAsync();
        await scene.EnrolledAsync(own, scene.Second);
        await scene.EnrolledAsync(other, scene.Second);
        using var facilitator = await fixture.Host.SignInAsync(Role.Facilitator, personId: trainer.PersonId);
        using var browser = new FormBrowser(facilitator.Http);

        await browser.OpenAsync($"/van-phong/lop/{own.Code}/dang-ky");
        Assert.Contains("Đã có chỗ", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"viec\"", browser.Page, StringComparison.Ordinal);
        await browser.OpenAsync($"/van-phong/lop/{other.Code}/dang-ky");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    private Task<Enrolment> EnrolmentOfAsync(Guid personId) =>
        fixture.Host.QueryAsync(db => db.Set<Enrolment>().AsNoTracking().SingleAsync(e => e.PersonId == personId));
}
