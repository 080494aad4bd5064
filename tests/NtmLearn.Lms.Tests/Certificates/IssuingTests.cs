using System.Net;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.TestKit;
using static NtmLearn.Lms.Tests.Enrolments.EnrolmentScene;

namespace NtmLearn.Lms.Tests.Certificates;

public sealed class IssuingTests(CertificateHost fixture) : IClassFixture<CertificateHost>, IAsyncLifetime
{
    private CertificateScene scene = null!;

    public async ValueTask InitializeAsync() => scene = await CertificateScene.CreateAsync(fixture);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Tab_IssuesToWhoMeetsTheRuleAndSaysWhyNotToOthers()
    {
        var offering = await scene.ClassAsync();
        var able = await scene.LearnerAsync(offering, "Thạch Sa Rươne", attended: 8);
        var absent = await scene.LearnerAsync(offering, "Kim Thị Sô Phia", attended: 7);
        using var office = await fixture.Host.SignInAsync(Role.Coordinator);
        using var browser = new FormBrowser(office.Http);
        var tab = $"/van-phong/lop/{offering.Code}/chung-nhan";

        await browser.OpenAsync(tab);
        Assert.Contains("8/10 (80%)", browser.Page, StringComparison.Ordinal);
        Assert.Contains("Dự 7/10 buổi, cần 80%", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync(tab, [.. Fields(), ("viec", "tat-ca")]);

        Assert.Contains("Đã cấp giấy chứng nhận.", browser.Page, StringComparison.Ordinal);
        var certificate = Assert.Single(await scene.OfAsync(offering));
        Assert.Equal((able.PersonId, "Thạch Sa Rươne", "Trần Thị Kim Ngân"), (certificate.PersonId, certificate.FullName, certificate.SignerName));
        Assert.Contains(certificate.RegisterNumber, browser.Page, StringComparison.Ordinal);

        await browser.SendAsync(tab, [.. Fields(), ("viec", "tat-ca")]);
        Assert.Contains("Không có ai mới để cấp", browser.Page, StringComparison.Ordinal);
        Assert.Single(await scene.OfAsync(offering));

        await browser.SendAsync(tab, [.. Fields(), ("viec", "chon"), ("nguoi", absent.PersonId.ToString())]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Kim Thị Sô Phia chưa đủ điều kiện", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync(tab, [.. Fields(), ("viec", "chon"), ("nguoi", absent.PersonId.ToString()), ("ly-do", "Học bù ở lớp khác")]);
        Assert.Equal("Học bù ở lớp khác", (await scene.ValidAsync(absent)).Reason);
        Assert.Equal(2, await fixture.Host.QueryAsync(db => db.Set<AuditEntry>().CountAsync(e =>
            e.Subject == nameof(Certificate) && e.Action == AuditAction.Created && (e.PersonId == able.PersonId || e.PersonId == absent.PersonId))));
    }

    [Fact]
    public async Task Tab_NothingChosen_SaysWhatToDo()
    {
        var offering = await scene.ClassAsync();
        await scene.LearnerAsync(offering, "Lâm Es");
        using var office = await fixture.Host.SignInAsync(Role.Coordinator);
        using var browser = new FormBrowser(office.Http);
        var tab = $"/van-phong/lop/{offering.Code}/chung-nhan";

        await browser.OpenAsync(tab);
        await browser.SendAsync(tab, [.. Fields(), ("viec", "chon")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Chưa chọn ai.", browser.Page, StringComparison.Ordinal);
        await browser.OpenAsync($"/van-phong/lop/{(await scene.ClassAsync()).Code}/chung-nhan");
        Assert.Contains("Chưa có ai giữ chỗ", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tab_UnitManager_SeesTheirPeopleOnlyAndIssuesNothing()
    {
        var offering = await scene.ClassAsync();
        var other = await fixture.Host.Data.CreateUnitAsync();
        await scene.LearnerAsync(offering, "Sơn Thị Nhà Mình");
        await scene.LearnerAsync(offering, "Trần Văn Xã Khác", unitId: other.UnitId);
        using var manager = await fixture.Host.SignInAsync(Role.UnitManager, scene.Commune.UnitId);
        using var browser = new FormBrowser(manager.Http);

        await browser.OpenAsync($"/van-phong/lop/{offering.Code}/chung-nhan");

        Assert.Contains("Sơn Thị Nhà Mình", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Trần Văn Xã Khác", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"viec\"", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Issue_AtTheSameTime_GivesEachOneNumberWithoutHoles()
    {
        var body = await scene.OrganisationAsync($"Hội Phụ nữ {TestData.Next()}", $"HPN{TestData.Next()}");
        var classes = new List<CourseOffering>();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var offering = await scene.ClassAsync(body.OrganisationId);
            classes.Add(offering);
            foreach (var i in Enumerable.Range(0, 5))
            {
                await scene.LearnerAsync(offering, $"Danh Thị {(char)('A' + i)}");
            }
        }

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => scene.IssueAsync(classes[i % 2])));

        Assert.All(outcomes, o => Assert.True(o.IsDone));
        var made = (await scene.OfAsync(classes[0])).Concat(await scene.OfAsync(classes[1])).ToList();
        Assert.Equal(Enumerable.Range(1, 10), made.Select(c => c.Number).Order());
        Assert.Equal(10, made.Select(c => c.PersonId).Distinct().Count());
        Assert.Equal(10, made.Select(c => c.Code).Distinct().Count());
        Assert.All(made, c => Assert.Equal($"{c.Number:0000}/{scene.Today.Year}/GCN-{body.ShortName}", c.RegisterNumber));
        Assert.All(made, c => Assert.Equal(body.Name, c.Issuer));
    }

    [Fact]
    public async Task Issue_Refused_TakesNoNumber()
    {
        var body = await scene.OrganisationAsync($"Hội Nông dân {TestData.Next()}", $"HND{TestData.Next()}");
        var offering = await scene.ClassAsync(body.OrganisationId);
        var khmer = await scene.LearnerAsync(offering, "ថាច់ សារ៉ាយ");
        var latin = await scene.LearnerAsync(offering, "Thạch Sa Rây");

        Assert.Equal("name_not_printable", Code(await scene.IssueAsync(offering, [khmer.PersonId, latin.PersonId])));
        Assert.Equal("not_in_class", Code(await scene.IssueAsync(offering, [Guid.NewGuid(), latin.PersonId])));

        Assert.Equal(1, (await scene.IssuedAsync(offering, latin)).Number);
    }

    [Theory]
    [InlineData(OfferingStatus.Draft)]
    [InlineData(OfferingStatus.Cancelled)]
    public async Task Issue_ClassThatIsNotHeld_IsRefused(OfferingStatus status)
    {
        var offering = await fixture.Host.Data.CreateOfferingAsync(o => o.OnDay(scene.Today.AddDays(-1)).WithStatus(status));
        var person = await scene.LearnerAsync(offering, "Lâm Es");

        Assert.Equal("class_not_held", Code(await scene.IssueAsync(offering, [person.PersonId], "Vẫn cấp")));
    }

    [Fact]
    public async Task Issue_ByAnOrganisationWithoutASigner_AsksForOne()
    {
        var body = await scene.OrganisationAsync("Tỉnh đoàn", $"TĐ{TestData.Next()}");
        var offering = await scene.ClassAsync(body.OrganisationId);

        var outcome = await scene.Certificates.IssueAsync(
            await scene.OfficeAsync(), new CertificateOrder { OfferingId = offering.OfferingId }, TestContext.Current.CancellationToken);

        Assert.Equal("signer_missing", Code(outcome));
    }

    [Fact]
    public async Task Issue_WithoutTheRight_FindsNoClass()
    {
        var offering = await scene.ClassAsync();
        var person = await scene.LearnerAsync(offering, "Lâm Es");
        var manager = await fixture.Host.Data.CallerAsync(Role.UnitManager, scene.Commune.UnitId);

        var outcome = await scene.Certificates.IssueAsync(
            manager, new CertificateOrder { OfferingId = offering.OfferingId, PersonIds = [person.PersonId], Signer = CertificateScene.Signer }, TestContext.Current.CancellationToken);

        Assert.Equal("class_not_found", Code(outcome));
    }

    [Fact]
    public async Task Snapshot_StaysWhenClassAndPersonChange()
    {
        var offering = await scene.ClassAsync(title: "Tên lớp ngày cấp");
        var person = await scene.LearnerAsync(offering, "Tên Ngày Cấp", yearOfBirth: 1980);
        var issued = await scene.IssuedAsync(offering, person);

        await fixture.Host.WriteAsync(async db =>
        {
            await db.Set<CourseOffering>().Where(o => o.OfferingId == offering.OfferingId).ExecuteUpdateAsync(set => set.SetProperty(o => o.Title, "Tên mới"));
            await db.Set<NtmLearn.Lms.People.Person>().Where(p => p.PersonId == person.PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.FullName, "Tên Mới"));
        });

        var kept = await scene.FindAsync(issued.CertificateId);
        Assert.Equal(("Tên lớp ngày cấp", "Tên Ngày Cấp", 1980), (kept.ClassTitle, kept.FullName, kept.YearOfBirth));
        Assert.Equal((scene.Today.AddDays(-1), 3.5m), (kept.FirstDay, kept.Hours));
    }

    [Fact]
    public async Task Issue_WithoutAttendance_FindsNobodyEligibleButLetsTheOfficeIssue()
    {
        var offering = await scene.ClassAsync();
        var person = await scene.LearnerAsync(offering, "Không Điểm Danh", attended: null);

        Assert.Empty(Expect(await scene.IssueAsync(offering)).CertificateIds);
        Assert.Equal("not_by_rule", Code(await scene.IssueAsync(offering, [person.PersonId])));
        Assert.Single(Expect(await scene.IssueAsync(offering, [person.PersonId], "Điểm danh bằng giấy")).CertificateIds);
    }

    private IEnumerable<(string Name, string Value)> Fields() =>
    [
        ("mau", CertificateTemplateService.DefaultId.ToString()), ("ngay", $"{scene.Today:yyyy-MM-dd}"),
        ("tu-cach", "KT. Chánh Văn phòng"), ("chuc-vu", "Phó Chánh Văn phòng"), ("nguoi-ky", "Trần Thị Kim Ngân"),
    ];
}
