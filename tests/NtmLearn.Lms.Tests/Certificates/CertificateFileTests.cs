using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Papers.Pdf;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.TestKit;
using UglyToad.PdfPig;
using static NtmLearn.Lms.Tests.Certificates.CertificateScene;
using static NtmLearn.Lms.Tests.Enrolments.EnrolmentScene;

namespace NtmLearn.Lms.Tests.Certificates;

/// <summary>Papers and books as files.</summary>
public sealed class CertificateFileTests(CertificateHost fixture) : IClassFixture<CertificateHost>, IAsyncLifetime
{
    private const int MostBytes = 200 * 1024;

    private CertificateScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await CertificateScene.CreateAsync(fixture);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Paper_SaysWhatTheSnapshotSays()
    {
        var offering = await scene.ClassAsync(title: "Kỹ năng số cho tổ công nghệ số ấp Ô Chích");
        var person = await scene.LearnerAsync(offering, "Thạch Sa Rươne", yearOfBirth: 1984);
        var certificate = await scene.IssuedAsync(offering, person);
        using var office = await fixture.Host.SignInAsync(Role.Coordinator);

        var bytes = await office.Http.GetByteArrayAsync($"/van-phong/chung-nhan/{certificate.CertificateId}/giay", Token);

        Assert.InRange(bytes.Length, 1_000, MostBytes);
        using var pdf = PdfDocument.Open(bytes);
        var text = TextOf(pdf);
        string[] printed =
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "GIẤY CHỨNG NHẬN", "Thạch Sa Rươne", "Sinh năm: 1984", $"Đơn vị: {certificate.UnitName}", certificate.CourseTitle,
            "Kỹ năng số cho tổ công nghệ số ấp Ô Chích", offering.Code, "3,5 giờ", $"Số vào sổ: {certificate.RegisterNumber}", "KT. CHÁNH VĂN PHÒNG",
            "Trần Thị Kim Ngân", $"https://hoidap.example/certificates/{CertificateCodes.Show(certificate.Code)}",
        ];
        Assert.All(printed, words => Assert.Contains(Squeeze(words), text, StringComparison.Ordinal));
        Assert.Equal(1, pdf.NumberOfPages);
        Assert.True(await fixture.Host.QueryAsync(db => db.Set<AuditEntry>().AnyAsync(e => e.Action == AuditAction.Exported && e.SubjectId == certificate.CertificateId, Token)));
    }

    [Fact]
    public async Task Paper_WithoutYearOfBirth_LeavesTheLineOut()
    {
        var offering = await scene.ClassAsync();
        var certificate = await scene.IssuedAsync(offering, await scene.LearnerAsync(offering, "Lâm Es"));
        using var office = await fixture.Host.SignInAsync(Role.Coordinator);

        using var pdf = PdfDocument.Open(await office.Http.GetByteArrayAsync($"/van-phong/chung-nhan/{certificate.CertificateId}/giay", Token));

        Assert.DoesNotContain("Sinhnăm", TextOf(pdf), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PdfPaper.Landscape)]
    [InlineData(PdfPaper.Portrait)]
    public async Task Paper_LongestWords_StayInsideTheFrame(PdfPaper paper)
    {
        var words = string.Join(' ', Enumerable.Repeat("Nghiêng ngả chuyển đổi số", 20))[..195];
        var template = Expect(await fixture.Host.Services.GetRequiredService<CertificateTemplateService>().AddAsync(
            await scene.OfficeAsync(),
            Guid.CreateVersion7(),
            new CertificateTemplateInput($"Mẫu dài {paper}", words[..80], $"Chứng nhận\n{{ho_ten}}\n{{don_vi}}\n{{khoa}}\n{{lop}} {{ma_lop}}\n{words}\n{words}\n{{thoi_gian}}", "KT. Chánh Văn phòng", paper, false),
            Token));
        var offering = await scene.ClassAsync(title: words);
        var person = await scene.LearnerAsync(offering, words[..100]);
        Expect(await scene.IssueAsync(offering, [person.PersonId], templateId: template.CertificateTemplateId));
        using var office = await fixture.Host.SignInAsync(Role.Coordinator);

        using var pdf = PdfDocument.Open(await office.Http.GetByteArrayAsync($"/van-phong/chung-nhan/{(await scene.ValidAsync(person)).CertificateId}/giay", Token));

        var page = pdf.GetPage(1);
        Assert.Equal(paper == PdfPaper.Landscape, page.Width > page.Height);
        Assert.All(page.Letters, l => Assert.InRange(l.BoundingBox.Left, 27, page.Width - 27));
        Assert.All(page.Letters, l => Assert.InRange(l.BoundingBox.Right, 27, page.Width - 27));
        Assert.All(page.Letters, l => Assert.InRange(l.BoundingBox.Bottom, 27, page.Height - 27));
        Assert.Contains(Squeeze(words), TextOf(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Class_OneFileToPrintAndAnArchive_HoldThoseThatCount()
    {
        var offering = await scene.ClassAsync();
        foreach (var name in (string[])["Kim Sô Phi", "Sơn Thị Sâm Bô", "Trà Kha Rây"])
        {
            await scene.LearnerAsync(offering, name);
        }

        Expect(await scene.IssueAsync(offering));
        var all = await scene.OfAsync(offering);
        Expect(await scene.RevokeAsync(all[0]));
        var again = Expect(await scene.CorrectAsync(all[1], "Sơn Thị Sâm Bô Pha"));
        using var office = await fixture.Host.SignInAsync(Role.Coordinator);
        var tab = $"/van-phong/lop/{offering.Code}/chung-nhan";

        using var print = PdfDocument.Open(await office.Http.GetByteArrayAsync(tab + "/in", Token));
        using var archive = new ZipArchive(await office.Http.GetStreamAsync(tab + "/tai", Token));

        Assert.Equal(2, print.NumberOfPages);
        Assert.Contains(Squeeze($"{again.RegisterNumber} (cấp lại lần 1)"), TextOf(print, print.NumberOfPages) + TextOf(print), StringComparison.Ordinal);
        Assert.Equal(2, archive.Entries.Count);
        Assert.Contains(archive.Entries, e => e.Name == $"chung-nhan-{again.Year}-{again.Number:0000}-cap-lai-1-son-thi-sam-bo-pha.pdf");
        Assert.All(archive.Entries, e => Assert.InRange(e.Length, 1_000, MostBytes));
        await using var entry = archive.Entries[0].Open();
        using var copy = new MemoryStream();
        await entry.CopyToAsync(copy, Token);
        using var one = PdfDocument.Open(copy.ToArray());
        Assert.Equal(1, one.NumberOfPages);
    }

    [Fact]
    public async Task Class_WithoutCertificates_HasNothingToPrint()
    {
        var offering = await scene.ClassAsync();
        using var office = await fixture.Host.SignInAsync(Role.Coordinator);

        foreach (var part in (string[])["in", "tai"])
        {
            using var answer = await office.Http.GetAsync($"/van-phong/lop/{offering.Code}/chung-nhan/{part}", Token);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Learner_TakesTheirOwnAndNobodyElses()
    {
        var offering = await scene.ClassAsync();
        var person = await scene.LearnerAsync(offering, "Thạch Chanh Đa Ra");
        var own = await scene.IssuedAsync(offering, person);
        var other = await scene.IssuedAsync(offering, await scene.LearnerAsync(offering, "Người Khác"));
        using var learner = await fixture.Host.SignInAsync(Role.Learner, personId: person.PersonId);
        using var browser = new FormBrowser(learner.Http);

        await browser.OpenAsync("/cua-toi/chung-nhan");
        Assert.Contains(own.RegisterNumber, browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(other.RegisterNumber, browser.Page, StringComparison.Ordinal);
        using var pdf = PdfDocument.Open(await learner.Http.GetByteArrayAsync($"/cua-toi/chung-nhan/{own.CertificateId}", Token));
        Assert.Contains("ThạchChanhĐaRa", TextOf(pdf), StringComparison.Ordinal);
        using var denied = await learner.Http.GetAsync($"/cua-toi/chung-nhan/{other.CertificateId}", Token);
        Assert.Equal(HttpStatusCode.NotFound, denied.StatusCode);
    }

    [Fact]
    public async Task Learner_WithoutCertificates_ReadsWhatLeadsToOne()
    {
        var person = await fixture.Host.Data.CreatePersonAsync();
        using var learner = await fixture.Host.SignInAsync(Role.Learner, personId: person.PersonId);
        using var browser = new FormBrowser(learner.Http);

        await browser.OpenAsync("/cua-toi/chung-nhan");

        Assert.Contains("Chưa có giấy chứng nhận nào.", browser.Page, StringComparison.Ordinal);
    }
}
