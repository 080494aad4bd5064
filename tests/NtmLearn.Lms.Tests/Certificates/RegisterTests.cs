using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Papers.Pdf;
using NtmLearn.Lms.Privacy.Erasing;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.TestKit;
using UglyToad.PdfPig;
using static NtmLearn.Lms.Tests.Enrolments.EnrolmentScene;

namespace NtmLearn.Lms.Tests.Certificates;

/// <summary>The register book, templates, the API, and what becomes of an erased person.</summary>
public sealed class RegisterTests(CertificateHost fixture) : IClassFixture<CertificateHost>, IAsyncLifetime
{
    private CertificateScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await CertificateScene.CreateAsync(fixture);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Book_OfAnOrganisation_ListsItsNumbersAndIsExportedWithATrace()
    {
        var body = await scene.OrganisationAsync("Hội Cựu chiến binh", $"CCB{TestData.Next()}");
        var offering = await scene.ClassAsync(body.OrganisationId);
        var certificate = await scene.IssuedAsync(offering, await scene.LearnerAsync(offering, "Diệp Văn Sổ"));
        using var office = await fixture.Host.SignInAsync(Role.Coordinator);
        using var browser = new FormBrowser(office.Http);

        await browser.OpenAsync($"/van-phong/so-chung-nhan?nam={certificate.Year}&noi={body.OrganisationId}");
        Assert.Contains(certificate.RegisterNumber, browser.Page, StringComparison.Ordinal);
        Assert.Contains("Diệp Văn Sổ", browser.Page, StringComparison.Ordinal);
        await browser.OpenAsync($"/van-phong/so-chung-nhan?nam=2019&noi={body.OrganisationId}");
        Assert.Contains("Sổ năm 2019 chưa có giấy nào của nơi cấp này.", browser.Page, StringComparison.Ordinal);

        var bytes = await office.Http.GetByteArrayAsync($"/van-phong/so-chung-nhan/tai?nam={certificate.Year}&noi={body.OrganisationId}", Token);
        using var file = new MemoryStream(bytes);
        var rows = MiniExcelLibs.MiniExcel.Query(file).Cast<IDictionary<string, object?>>().Select(r => string.Join('|', r.Values)).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains($"{certificate.RegisterNumber}|", rows[1], StringComparison.Ordinal);
        Assert.Contains("Diệp Văn Sổ", rows[1], StringComparison.Ordinal);
        Assert.True(await fixture.Host.QueryAsync(db => db.Set<AuditEntry>().AnyAsync(
            e => e.Subject == "CertificateRegister" && e.Action == AuditAction.Exported && e.ActorId == office.AccountId, Token)));
    }

    [Fact]
    public async Task Book_UnitManager_HasLinesOfTheirPeopleOnly()
    {
        var body = await scene.OrganisationAsync("Hội Chữ thập đỏ", $"CTĐ{TestData.Next()}");
        var offering = await scene.ClassAsync(body.OrganisationId);
        var other = await fixture.Host.Data.CreateUnitAsync();
        var mine = await scene.IssuedAsync(offering, await scene.LearnerAsync(offering, "Người Xã Mình"));
        var foreign = await scene.IssuedAsync(offering, await scene.LearnerAsync(offering, "Người Xã Khác", unitId: other.UnitId));
        using var manager = await fixture.Host.SignInAsync(Role.UnitManager, scene.Commune.UnitId);
        using var browser = new FormBrowser(manager.Http);

        await browser.OpenAsync("/van-phong/so-chung-nhan");
        Assert.Contains("Người Xã Mình", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Người Xã Khác", browser.Page, StringComparison.Ordinal);
        await browser.OpenAsync($"/van-phong/chung-nhan/{foreign.CertificateId}");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        await browser.OpenAsync($"/van-phong/chung-nhan/{mine.CertificateId}");
        Assert.DoesNotContain("Thu hồi", browser.Page, StringComparison.Ordinal);
        using var file = new MemoryStream(await manager.Http.GetByteArrayAsync("/van-phong/so-chung-nhan/tai", Token));
        Assert.DoesNotContain(MiniExcelLibs.MiniExcel.Query(file).Cast<IDictionary<string, object?>>(), r => r.Values.Contains("Người Xã Khác"));
    }

    [Fact]
    public async Task Templates_AreAddedChangedAndLookedAtWithoutChangingPapersThatAreOut()
    {
        using var office = await fixture.Host.SignInAsync(Role.Coordinator);
        using var browser = new FormBrowser(office.Http);
        const string Root = "/van-phong/mau-chung-nhan";

        await browser.OpenAsync(Root);
        Assert.Contains("Mẫu chung của Văn phòng Điều phối", browser.Page, StringComparison.Ordinal);
        await browser.OpenAsync($"{Root}/moi");
        (string, string)[] wrong = [("ten", "Mẫu tham quan"), ("dong-ten", "Giấy xác nhận"), ("noi-dung", "Xác nhận {ten}"), ("kho", "Portrait")];
        await browser.SendAsync($"{Root}/moi", wrong);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Không có chỗ điền nào tên {ten}", browser.Page, StringComparison.Ordinal);
        Assert.Contains("Xin thêm {ho_ten}", browser.Page, StringComparison.Ordinal);

        (string, string)[] right = [("ten", "Mẫu tham quan"), ("dong-ten", "Giấy xác nhận"), ("noi-dung", "Xác nhận {ho_ten} đã tham quan {lop}"), ("kho", "Portrait")];
        using (var preview = PdfDocument.Open(await PreviewAsync(office, browser, right)))
        {
            Assert.Contains("GIẤYXÁCNHẬN", CertificateScene.TextOf(preview), StringComparison.Ordinal);
            Assert.Contains("MẪU/", CertificateScene.TextOf(preview), StringComparison.Ordinal);
        }

        await browser.SendAsync($"{Root}/moi", right);
        Assert.Contains("Đã lưu mẫu.", browser.Page, StringComparison.Ordinal);
        var template = await fixture.Host.QueryAsync(db => db.Set<CertificateTemplate>().SingleAsync(t => t.Name == "Mẫu tham quan", Token));
        var offering = await scene.ClassAsync();
        var person = await scene.LearnerAsync(offering, "Kim Thị Tham Quan", yearOfBirth: 1990);
        Expect(await scene.IssueAsync(offering, [person.PersonId], templateId: template.CertificateTemplateId));

        var path = $"{Root}/{template.CertificateTemplateId}";
        await browser.OpenAsync(path);
        await browser.SendAsync(path, ("ten", "Mẫu tham quan"), ("dong-ten", "Giấy khác"), ("noi-dung", "Lời khác {ho_ten}"), ("kho", "Landscape"), ("thoi-dung", "on"));
        Assert.Contains("Đã lưu mẫu.", browser.Page, StringComparison.Ordinal);

        var issued = await scene.ValidAsync(person);
        Assert.Equal(("Giấy xác nhận", "Xác nhận {ho_ten} đã tham quan {lop}", PdfPaper.Portrait, null), (issued.Heading, issued.Body, issued.Paper, issued.YearOfBirth));
        Assert.Equal("template_unknown", Code(await scene.IssueAsync(offering, templateId: template.CertificateTemplateId)));
        await browser.OpenAsync($"/certificates/{CertificateCodes.Show(issued.Code)}");
        Assert.DoesNotContain("1990", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(offering.Code, browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Template_ChangedBySomebodyElseMeanwhile_IsNotOverwritten()
    {
        var templates = fixture.Host.Services.GetRequiredService<CertificateTemplateService>();
        var office = await scene.OfficeAsync();
        var input = new CertificateTemplateInput($"Mẫu {TestData.Next()}", "Giấy chứng nhận", "{ho_ten}", null, PdfPaper.Landscape, false);
        var template = Expect(await templates.AddAsync(office, Guid.CreateVersion7(), input, Token));

        Expect(await templates.ChangeAsync(office, template.CertificateTemplateId, 0, input with { Body = "Ông (bà) {ho_ten}" }, Token));

        Assert.Equal("template_changed", Code(await templates.ChangeAsync(office, template.CertificateTemplateId, 0, input with { Body = "Chứng nhận {ho_ten}" }, Token)));
        Assert.Equal("template_name_taken", Code(await templates.AddAsync(office, Guid.CreateVersion7(), input, Token)));
        Assert.Equal(template.CertificateTemplateId, Expect(await templates.AddAsync(office, template.CertificateTemplateId, input, Token)).CertificateTemplateId);
    }

    [Fact]
    public async Task Api_ListsAClassAndGetsOneWithinReach()
    {
        var offering = await scene.ClassAsync();
        var other = await fixture.Host.Data.CreateUnitAsync();
        var mine = await scene.IssuedAsync(offering, await scene.LearnerAsync(offering, "Người Trong"));
        var foreign = await scene.IssuedAsync(offering, await scene.LearnerAsync(offering, "Người Ngoài", unitId: other.UnitId));
        using var office = await fixture.Host.OpenApiAsync(Role.Coordinator);
        using var manager = await fixture.Host.OpenApiAsync(Role.UnitManager, scene.Commune.UnitId);

        var all = await office.GetFromJsonAsync<JsonElement>($"/api/v1/certificates?offeringId={offering.OfferingId}", Token);
        var reached = await manager.GetFromJsonAsync<JsonElement>($"/api/v1/certificates?offeringId={offering.OfferingId}&state=Valid", Token);

        Assert.Equal(2, all.GetProperty("items").GetArrayLength());
        var item = Assert.Single(reached.GetProperty("items").EnumerateArray().ToList());
        Assert.Equal((mine.RegisterNumber, "Người Trong", "Valid"), (item.GetProperty("registerNumber").GetString(), item.GetProperty("fullName").GetString(), item.GetProperty("state").GetString()));
        using var found = await manager.GetAsync($"/api/v1/certificates/{mine.CertificateId}", Token);
        using var hidden = await manager.GetAsync($"/api/v1/certificates/{foreign.CertificateId}", Token);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (found.StatusCode, hidden.StatusCode));
    }

    [Fact]
    public async Task Erase_EmptiesTheNameAndKeepsNumberAndState()
    {
        var offering = await scene.ClassAsync();
        var person = await scene.LearnerAsync(offering, "Thị Xin Xóa Tên", yearOfBirth: 1966);
        var first = await scene.IssuedAsync(offering, person);
        var second = Expect(await scene.CorrectAsync(first, "Thị Xin Xóa Tên Đi"));
        var export = Expect(await fixture.Host.Services.GetRequiredService<DataExport>().BuildOwnAsync(
            await fixture.Host.Data.CallerAsync(Role.Learner, personId: person.PersonId), Token));
        using (var archive = new ZipArchive(new MemoryStream(export)))
        {
            var text = string.Concat(archive.Entries.Select(e => new StreamReader(e.Open()).ReadToEnd()));
            Assert.Contains("Thị Xin Xóa Tên Đi", text, StringComparison.Ordinal);
            Assert.Contains(first.RegisterNumber, text, StringComparison.Ordinal);
        }

        Expect(await fixture.Host.Services.GetRequiredService<PersonEraser>().EraseAsync(
            await scene.OfficeAsync(), person.PersonId, ErasureBasis.PersonAsked, confirmed: true, Token));

        var kept = await scene.FindAsync(second.CertificateId);
        Assert.Equal(("", null, null, first.Number, CertificateState.Valid), (kept.FullName, kept.YearOfBirth, kept.UnitName, kept.Number, kept.State));
        using var visitor = new FormBrowser(fixture.Host);
        await visitor.OpenAsync($"/certificates/{CertificateCodes.Show(second.Code)}");
        Assert.Contains(second.RegisterNumber, visitor.Page, StringComparison.Ordinal);
        Assert.Contains("đã được xóa theo yêu cầu", visitor.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Thị Xin Xóa", visitor.Page, StringComparison.Ordinal);
        using var office = await fixture.Host.SignInAsync(Role.Coordinator);
        using var paper = await office.Http.GetAsync($"/van-phong/chung-nhan/{second.CertificateId}/giay", Token);
        Assert.Equal(HttpStatusCode.NotFound, paper.StatusCode);
        Assert.False(await fixture.Host.QueryAsync(db => db.Set<AuditEntry>().AnyAsync(
            e => (e.Before != null && e.Before.Contains("Thị Xin Xóa")) || (e.After != null && e.After.Contains("Thị Xin Xóa")), Token)));
    }

    private static async Task<byte[]> PreviewAsync(SignedIn office, FormBrowser browser, (string Name, string Value)[] typed)
    {
        var token = System.Text.RegularExpressions.Regex.Match(browser.Page, "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]*)\"").Groups[1].Value;
        using var content = new FormUrlEncodedContent([.. typed.Select(t => KeyValuePair.Create(t.Name, t.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var answer = await office.Http.PostAsync("/van-phong/mau-chung-nhan/xem-truoc", content, Token);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
        return await answer.Content.ReadAsByteArrayAsync(Token);
    }
}
