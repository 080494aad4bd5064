using System.Net;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Tests.Enrolments;
using static NtmLearn.Lms.Tests.Enrolments.EnrolmentScene;

namespace NtmLearn.Lms.Tests.Certificates;

/// <summary>The page that anybody with a paper in their hand can open.</summary>
public sealed class CheckPageTests(CertificateHost fixture) : IClassFixture<CertificateHost>, IAsyncLifetime
{
    private CertificateScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await CertificateScene.CreateAsync(fixture);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Valid_ShowsWhatIsPrintedAndNobodyElse()
    {
        var offering = await scene.ClassAsync();
        var person = await scene.LearnerAsync(offering, "Diệp Mươne", yearOfBirth: 1979);
        await scene.LearnerAsync(offering, "Người Cùng Lớp");
        Expect(await scene.IssueAsync(offering));
        var certificate = await scene.ValidAsync(person);
        using var visitor = new FormBrowser(fixture.Host);

        await visitor.OpenAsync(Path(certificate));

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        string[] printed =
        [
            "còn hiệu lực", "Diệp Mươne", "1979", certificate.RegisterNumber, certificate.CourseTitle, offering.Title, offering.Code, "3,5",
            $"ngày {scene.Today.AddDays(-1):dd/MM/yyyy}", "Phó Chánh Văn phòng, Trần Thị Kim Ngân", certificate.UnitName!,
        ];
        Assert.All(printed, fact => Assert.Contains(fact, visitor.Page, StringComparison.Ordinal));
        Assert.DoesNotContain("Người Cùng Lớp", visitor.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(person.PersonId.ToString(), visitor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_IsKeptByNobody()
    {
        var certificate = await IssuedAsync("Lâm Es");

        using var response = await fixture.Host.Http.GetAsync(Path(certificate), Token);

        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("noindex", Assert.Single(response.Headers.GetValues("X-Robots-Tag")));
    }

    [Fact]
    public async Task ReplacedAndRevoked_SaySoWithTheDayAndWithoutTheReason()
    {
        var old = await IssuedAsync("Tên Sai");
        var valid = Expect(await scene.CorrectAsync(old, "Tên Đúng", "Lý do nội bộ"));
        using var visitor = new FormBrowser(fixture.Host);

        await visitor.OpenAsync(Path(old));
        Assert.Contains("đã được cấp lại", visitor.Page, StringComparison.Ordinal);
        Assert.Contains($"Từ ngày {scene.Today:dd/MM/yyyy}", visitor.Page, StringComparison.Ordinal);
        Assert.Contains("Tên Sai", visitor.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Tên Đúng", visitor.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Lý do nội bộ", visitor.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(CertificateCodes.Show(valid.Code), visitor.Page, StringComparison.Ordinal);

        await visitor.OpenAsync(Path(valid));
        Assert.Contains("(cấp lại lần 1)", visitor.Page, StringComparison.Ordinal);
        Expect(await scene.RevokeAsync(valid, "Lý do nội bộ khác"));
        await visitor.OpenAsync(Path(valid));
        Assert.Contains("đã bị thu hồi", visitor.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Lý do nội bộ khác", visitor.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("khong-co-ma-nay")]
    [InlineData("34679ACDEFGHJKMNPQRTUVWX")]
    public async Task UnknownCode_IsNotFoundAndSaysWhatToDo(string code)
    {
        using var visitor = new FormBrowser(fixture.Host);

        await visitor.OpenAsync($"/certificates/{code}");

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.Contains("Không có giấy chứng nhận nào mang mã này.", visitor.Page, StringComparison.Ordinal);
        Assert.Contains("id=\"ma\"", visitor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_CodeInSmallLettersWithSpaces_LeadsToTheCertificate()
    {
        var certificate = await IssuedAsync("Neáng Sóc Kunh");
        using var visitor = new FormBrowser(fixture.Host);

        await visitor.OpenAsync("/certificates");
        Assert.Contains("Mã trên giấy", visitor.Page, StringComparison.Ordinal);
        await visitor.OpenAsync($"/certificates?ma={Uri.EscapeDataString(CertificateCodes.Show(certificate.Code).ToLowerInvariant().Replace('-', ' '))}");

        Assert.Contains("Neáng Sóc Kunh", visitor.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "This certificate is valid.", "Full name")]
    [InlineData("km", "វិញ្ញាបនបត្រនេះមានសុពលភាព", "Họ và tên")]
    public async Task OtherLanguages_SayTheSame(string language, string state, string label)
    {
        var certificate = await IssuedAsync("Chau Sóc Kha");
        using var visitor = new FormBrowser(fixture.Host);

        await visitor.OpenAsync($"{Path(certificate)}?lang={language}");

        Assert.Contains(state, visitor.Page, StringComparison.Ordinal);
        Assert.Contains(label, visitor.Page, StringComparison.Ordinal);
        Assert.Contains("Chau Sóc Kha", visitor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_AreLongAndWithoutLookAlikes()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => CertificateCodes.Create()).ToList();

        Assert.Equal(1000, codes.Distinct().Count());
        Assert.All(codes, code => Assert.DoesNotContain(code, sign => "0O1IL2Z5S8B".Contains(sign)));
        Assert.All(codes, code => Assert.True(code.Length * Math.Log2(25) >= 100));
        Assert.All(codes, code => Assert.Equal(code, CertificateCodes.Read(CertificateCodes.Show(code))));
    }

    private static string Path(Certificate certificate) => $"/certificates/{CertificateCodes.Show(certificate.Code)}";

    private async Task<Certificate> IssuedAsync(string name)
    {
        var offering = await scene.ClassAsync();
        return await scene.IssuedAsync(offering, await scene.LearnerAsync(offering, name));
    }
}
