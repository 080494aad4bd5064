using System.Net;
using System.Text.RegularExpressions;

namespace NtmLearn.Web.Tests.Pages;

public sealed class PublicPagesTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/van-ban")]
    [InlineData("/van-ban/ke-hoach-38-kh-ubnd")]
    [InlineData("/gioi-thieu")]
    [InlineData("/styleguide")]
    public async Task Open_WithoutSigningIn_Works(string path)
    {
        using var visitor = site.Visitor();

        using var response = await visitor.GetAsync(path, Cancelled);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("<!DOCTYPE html>", await response.Content.ReadAsStringAsync(Cancelled));
    }

    [Theory]
    [InlineData("/van-ban/khong-co")]
    [InlineData("/van-ban/%3Cscript%3E")]
    [InlineData("/van-ban/..%2f..%2fetc%2fpasswd")]
    [InlineData("/van-ban/ke-hoach-38-kh-ubnd/khong-co")]
    [InlineData("/nowhere")]
    public async Task Open_RubbishAddress_ShowsNotFoundPage(string path)
    {
        using var visitor = site.Visitor();

        using var response = await visitor.GetAsync(path, Cancelled);
        var page = await response.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Không tìm thấy trang này", page);
        Assert.DoesNotContain("<script>", page);
    }

    [Theory]
    [InlineData("?tu=-5&den=9")]
    [InlineData("?tu=abc&den=")]
    [InlineData("?tu=5&den=2")]
    [InlineData("?tu=0&den=99999999999999999999")]
    public async Task OpenDocument_RubbishSpan_HighlightsNothing(string query)
    {
        using var visitor = site.Visitor();

        using var response = await visitor.GetAsync("/van-ban/ke-hoach-38-kh-ubnd" + query, Cancelled);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("<mark", await response.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task FollowCitation_FromAnAnswer_ShowsTheQuotedWordsMarked()
    {
        using var visitor = site.Visitor();
        using var asked = await visitor.PostAsync("/chat", SiteFixture.Form(("text", "Kinh phí thực hiện kế hoạch lấy từ đâu?")), Cancelled);
        var path = WebUtility.HtmlDecode(
            Regex.Match(await asked.Content.ReadAsStringAsync(Cancelled), "href=\"(/van-ban/[^\"]+)\" lang").Groups[1].Value);

        var page = await visitor.GetStringAsync(path, Cancelled);

        Assert.Contains("<mark id=\"trich\">", page);
        Assert.Contains($"id=\"{path[(path.IndexOf('#') + 1)..]}\"", page);
    }

    [Fact]
    public async Task OpenSection_OfADocument_LinksBackToTheWhole()
    {
        using var visitor = site.Visitor();
        var document = await visitor.GetStringAsync("/van-ban/ke-hoach-38-kh-ubnd", Cancelled);
        var anchor = Regex.Match(document, "<h2 id=\"([a-z0-9-]+)\"").Groups[1].Value;

        var page = await visitor.GetStringAsync($"/van-ban/ke-hoach-38-kh-ubnd/{anchor}", Cancelled);

        Assert.Contains($"href=\"/van-ban/ke-hoach-38-kh-ubnd#{anchor}\"", page);
    }

    [Theory]
    [InlineData("km", "lang=\"km\"", "សួរឆ្លើយ")]
    [InlineData("en", "lang=\"en\"", "What would you like to know")]
    [InlineData("vi", "lang=\"vi\"", "Bà con cần hỏi gì")]
    public async Task ChooseLanguage_ByAddress_IsRememberedOnTheNextPage(string code, string tag, string words)
    {
        using var visitor = site.Visitor();
        using var chosen = await visitor.GetAsync("/gioi-thieu?lang=" + code, Cancelled);

        var page = await visitor.GetStringAsync("/", Cancelled);

        Assert.Contains("<html " + tag, page);
        Assert.Contains(words, page);
    }

    [Fact]
    public async Task ChooseLanguage_Unknown_StaysVietnamese()
    {
        using var visitor = site.Visitor();

        var page = await visitor.GetStringAsync("/?lang=%22%3E%3Cscript%3E", Cancelled);

        Assert.Contains("<html lang=\"vi\"", page);
        Assert.DoesNotContain("\"><script>", page);
    }

    [Fact]
    public async Task ChooseLargeText_ByAddress_IsRememberedOnCachedPagesToo()
    {
        using var visitor = site.Visitor();
        var before = await visitor.GetStringAsync("/van-ban", Cancelled);
        using var chosen = await visitor.GetAsync("/van-ban?size=large", Cancelled);

        var after = await visitor.GetStringAsync("/van-ban", Cancelled);

        Assert.DoesNotContain("data-size=\"large\"", before);
        Assert.Contains("data-size=\"large\"", after);
    }

    [Fact]
    public async Task Khmer_Pages_SayThatNobodyReviewedThemYet()
    {
        using var visitor = site.Visitor();

        var page = await visitor.GetStringAsync("/?lang=km", Cancelled);

        Assert.Contains("chờ người bản ngữ rà soát", page);
    }

    [Fact]
    public async Task About_NoContactInSettings_SaysSo()
    {
        using var visitor = site.Visitor();

        var page = await visitor.GetStringAsync("/gioi-thieu", Cancelled);

        Assert.Contains("chưa được khai báo người liên hệ", page);
    }

    [Fact]
    public async Task EveryPage_CarriesSecurityHeaders()
    {
        using var visitor = site.Visitor();

        using var response = await visitor.GetAsync("/van-ban", Cancelled);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe-inline", policy);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Assets_HaveNamesThatBrowsersMayKeepForAYear()
    {
        using var visitor = site.Visitor();
        var path = Regex.Match(await visitor.GetStringAsync("/", Cancelled), "/assets/app\\.[0-9a-f]+\\.css").Value;

        using var response = await visitor.GetAsync(path, Cancelled);

        Assert.Contains("immutable", response.Headers.CacheControl!.ToString());
        Assert.True((await response.Content.ReadAsByteArrayAsync(Cancelled)).Length < 30_000);
    }
}
