using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Enrolments.Citizens;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Privacy.Consents;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Enrolments;

public sealed partial class CitizenPageTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>, IAsyncLifetime
{
    private readonly FormBrowser browser = new(fixture.Host);
    private EnrolmentScene scene = null!;
    private CourseOffering offering = null!;
    private (string Name, string Value)[] hoa = [];

    private string Path => $"/lop/{offering.Code}/dang-ky";

    public async ValueTask InitializeAsync()
    {
        scene = await EnrolmentScene.CreateAsync(fixture.Host);
        offering = await scene.Data.CreateOfferingAsync(o => o.WithCapacity(1));
        hoa = [("fullName", "Thạch Thị Hoa"), ("residence", scene.First.Name), ("phone", "0912 345 678"), ("dong-y-lop-hoc", "on")];
    }

    public ValueTask DisposeAsync()
    {
        browser.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Form_Shown_AsksLittleAndTicksNothing()
    {
        await browser.OpenAsync(Path);

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.DoesNotContain(" checked", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("idNumber", browser.Page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Form_SentEmpty_SaysWhatIsMissingAndKeepsWhatWasTyped()
    {
        await browser.OpenAsync(Path);
        await browser.SendAsync(Path, ("fullName", "Thạch Thị Hoa"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("value=\"Thạch Thị Hoa\"", browser.Page, StringComparison.Ordinal);
        Assert.Contains("Nơi ở” còn trống", browser.Page, StringComparison.Ordinal);
        Assert.Contains("đánh dấu đồng ý", browser.Page, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Form_Confirmed_EnrolsOnceHoweverOftenItIsSent()
    {
        await FillAsync(hoa);
        Assert.Equal(0, await CountAsync());
        var digits = BigCode().Match(browser.Page).Groups[1].Value;

        await browser.SendAsync(Path, ("step", "confirm"), ("digits", digits == "0000" ? "1111" : "0000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Equal(0, await CountAsync());

        digits = BigCode().Match(browser.Page).Groups[1].Value;
        var review = browser.Page;
        await browser.SendAsync(Path, ("step", "confirm"), ("digits", digits));
        var code = BigCode().Match(browser.Page).Groups[1].Value;
        Assert.NotNull(ReceiptCodes.Read(code));

        using var again = new FormBrowser(fixture.Host);
        await again.OpenAsync(Path);
        var key = Regex.Match(review, "name=\"key\" value=\"([0-9a-f]+)\"").Groups[1].Value;
        await again.SendAsync(Path, [.. hoa, ("key", key), ("step", "form")]);
        await again.SendAsync(Path, ("step", "confirm"), ("digits", BigCode().Match(again.Page).Groups[1].Value));
        Assert.Equal(code, BigCode().Match(again.Page).Groups[1].Value);
        Assert.Equal(1, await CountAsync());
        var consent = await fixture.Host.QueryAsync(db => db.Set<Consent>()
            .SingleAsync(c => db.Set<Enrolment>().Any(e => e.OfferingId == offering.OfferingId && e.PersonId == c.PersonId)));
        Assert.Equal((ConsentPurpose.Training, ConsentChannel.Web, "2026-1"), (consent.Purpose, consent.Channel, consent.TextVersion));
    }

    [Fact]
    public async Task Receipt_ByCodeAlone_ShowsPlaceAcceptsAndWithdraws()
    {
        var holder = await scene.EnrolledAsync(offering);
        var code = await EnrolAsync(hoa);
        await browser.OpenAsync("/lop/phieu");
        await browser.SendAsync("/lop/phieu", ("ma", code.ToLowerInvariant()));
        Assert.Contains("Đang ở thứ 1", browser.Page, StringComparison.Ordinal);
        Assert.Contains("Chờ chỗ", browser.Page, StringComparison.Ordinal);

        EnrolmentScene.Expect(await scene.WithdrawAsync(holder));
        await browser.SendAsync("/lop/phieu", ("viec", "nhan"), ("ma", code));
        Assert.Contains("Đã nhận chỗ.", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync("/lop/phieu", ("viec", "rut"), ("ma", code));
        Assert.Contains("Đã rút tên khỏi lớp.", browser.Page, StringComparison.Ordinal);
        Assert.Equal(0, (await scene.FindAsync(offering)).SeatsTaken);
    }

    [Fact]
    public async Task Receipt_WrongCodes_AreAnsweredAlikeAndSlowedDown()
    {
        await browser.OpenAsync("/lop/phieu");
        for (var i = 0; i < 12; i++)
        {
            await browser.SendAsync("/lop/phieu", ("ma", "XXXXXXXX"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
            Assert.Contains("Không mở được phiếu với mã này.", browser.Page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Form_PlaceFitsSeveral_LetsChoose()
    {
        var name = $"Đại An {TestData.Next()}";
        var one = await scene.Data.CreateUnitAsync(u => u.Named(name).Below(scene.Province));
        await scene.Data.CreateUnitAsync(u => u.Named(name).Below(scene.First));

        await browser.OpenAsync(Path);
        await browser.SendAsync(Path, [.. hoa, ("residence", name.Replace("Đại", "dai"))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Có nhiều nơi cùng tên", browser.Page, StringComparison.Ordinal);

        await browser.SendAsync(Path, [.. hoa, ("residence", name), ("place", $"u{one.UnitId:N}"), ("step", "form")]);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains(one.FullName, browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_SameNamePlaceAndPhone_IsTheSamePersonAndWithoutPhoneTheOfficeLooks()
    {
        await EnrolAsync(hoa);
        await FillAsync(hoa);
        await browser.SendAsync(Path, ("step", "confirm"), ("digits", BigCode().Match(browser.Page).Groups[1].Value));
        Assert.Contains("đã có đăng ký ở lớp này", browser.Page, StringComparison.Ordinal);

        await EnrolAsync([.. hoa.Where(f => f.Name != "phone")]);
        Assert.Equal(2, await CountAsync());
        Assert.Equal(1, await fixture.Host.QueryAsync(db => db.Set<CitizenReceipt>()
            .CountAsync(r => r.IsAmbiguous && db.Set<Enrolment>().Any(e => e.EnrolmentId == r.EnrolmentId && e.OfferingId == offering.OfferingId))));
    }

    [Fact]
    public async Task Doubt_AboutAPerson_IsSettledByTheOfficeOnce()
    {
        await EnrolAsync(hoa);
        await EnrolAsync([.. hoa.Where(f => f.Name != "phone")]);
        using var office = await fixture.Host.SignInAsync(NtmLearn.Lms.Access.Role.Coordinator);
        using var clerk = new FormBrowser(office.Http);
        var list = $"/van-phong/lop/{offering.Code}/dang-ky";

        await clerk.OpenAsync(list);
        var action = Regex.Match(clerk.Page, "action=\"([^\"]+/da-xem)\"").Groups[1].Value;
        Assert.Contains("có thể trùng người", clerk.Page, StringComparison.Ordinal);
        await clerk.SendAsync(action);

        Assert.Contains("Đã ghi là đã xem.", clerk.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("có thể trùng người", clerk.Page, StringComparison.Ordinal);
        await clerk.SendAsync(action);
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
    }

    [Fact]
    public async Task Residence_ByAnOldOrAbbreviatedName_IsTheCommuneOfToday()
    {
        var mark = TestData.Next();
        var now = await scene.Data.CreateUnitAsync(u => u.Named($"Ngũ Lạc {mark}").Below(scene.Province));
        var old = await scene.Data.CreateUnitAsync(u => u.Named($"Thạnh Hòa Sơn {mark}").Below(scene.Province).Until(new DateOnly(2025, 6, 30)));
        await SucceedAsync(old, now);
        var hamlet = new Hamlet { HamletId = Guid.NewGuid(), Name = "Ấp Cà Tum", SearchKey = "ap ca tum" };
        await scene.Data.AddAsync([hamlet, new HamletPeriod { HamletPeriodId = Guid.NewGuid(), HamletId = hamlet.HamletId, UnitId = now.UnitId }]);
        fixture.Host.Services.GetRequiredService<UnitTrees>().Forget();
        var residences = fixture.Host.Services.GetRequiredService<Residences>();

        var byOld = Assert.Single(await residences.FindAsync($"thanh hoa son {mark}", CancellationToken.None));
        var byKind = Assert.Single(await residences.FindAsync($"x. Thạnh Hòa Sơn {mark}", CancellationToken.None));
        var byNew = Assert.Single(await residences.FindAsync($"xã ngũ lạc {mark}", CancellationToken.None));
        var byHamlet = Assert.Single(await residences.FindAsync($"ca tum thanh hoa son {mark}", CancellationToken.None));

        Assert.Equal((now.UnitId, now.UnitId, now.UnitId), (byOld.UnitId, byKind.UnitId, byNew.UnitId));
        Assert.Contains($"Xã Thạnh Hòa Sơn {mark} (nay thuộc Xã Ngũ Lạc {mark}", byOld.Label, StringComparison.Ordinal);
        Assert.Equal((hamlet.HamletId, now.UnitId), (byHamlet.HamletId, byHamlet.UnitId));
    }

    [Fact]
    public async Task Residence_InACommuneThatWasSplit_OffersEveryPart()
    {
        var mark = TestData.Next();
        var old = await scene.Data.CreateUnitAsync(u => u.Named($"Xưa Rộng {mark}").Below(scene.Province).Until(new DateOnly(2025, 6, 30)));
        var (one, two) = (await scene.Data.CreateUnitAsync(u => u.Named($"Nay Đông {mark}").Below(scene.Province)), await scene.Data.CreateUnitAsync(u => u.Named($"Nay Tây {mark}").Below(scene.Province)));
        await SucceedAsync(old, one);
        await SucceedAsync(old, two);

        var found = await fixture.Host.Services.GetRequiredService<Residences>().FindAsync($"xua rong {mark}", CancellationToken.None);

        Assert.Equal(new[] { one.UnitId, two.UnitId }.Order(), found.Select(f => f.UnitId).Order());
    }

    private async Task SucceedAsync(AdministrativeUnit old, AdministrativeUnit next)
    {
        await scene.Data.AddAsync([new UnitSuccession
        {
            UnitSuccessionId = Guid.NewGuid(), PredecessorId = old.UnitId, SuccessorId = next.UnitId, EffectiveOn = new DateOnly(2025, 7, 1), Kind = ReorganisationKind.Merge,
        }]);
        fixture.Host.Services.GetRequiredService<UnitTrees>().Forget();
    }

    [Fact]
    public async Task Form_OfAClassForOfficialsOrADraft_IsNotShown()
    {
        var officials = await scene.Data.CreateOfferingAsync(o => o.WithAccess(OfferingAccess.Officials));
        var draft = await scene.Data.CreateOfferingAsync(o => o.WithStatus(OfferingStatus.Draft));

        await browser.OpenAsync($"/lop/{officials.Code}/dang-ky");
        Assert.Contains("/dang-nhap", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"fullName\"", browser.Page, StringComparison.Ordinal);
        await browser.OpenAsync($"/lop/{draft.Code}/dang-ky");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    private async Task FillAsync((string, string)[] fields)
    {
        await browser.OpenAsync(Path);
        await browser.SendAsync(Path, fields);
        Assert.True(browser.Status == HttpStatusCode.OK, browser.Page);
    }

    private async Task<string> EnrolAsync((string, string)[] fields)
    {
        await FillAsync(fields);
        await browser.SendAsync(Path, ("step", "confirm"), ("digits", BigCode().Match(browser.Page).Groups[1].Value));
        Assert.True(browser.Status == HttpStatusCode.OK, browser.Page);
        return BigCode().Match(browser.Page).Groups[1].Value;
    }

    private Task<int> CountAsync() => fixture.Host.QueryAsync(db => db.Set<Enrolment>().CountAsync(e => e.OfferingId == offering.OfferingId));

    [GeneratedRegex("class=\"big-code\"[^>]*>([^<]+)<")]
    private static partial Regex BigCode();
}
