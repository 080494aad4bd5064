using System.Net;
using System.Text.RegularExpressions;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Screens;

public sealed class LayoutTests(LayoutTests.Site site) : IClassFixture<LayoutTests.Site>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Desk_SignedIn_ShowsWhoWhereAndTheWayOut()
    {
        var page = await site.Host.Http.GetStringAsync("/styleguide/ban-lam-viec?xong=da-luu", Cancelled);

        Assert.Contains("Thạch Thị Sa Rinh", page);
        Assert.Contains("Điều phối viên tỉnh", page);
        Assert.Contains("href=\"/tai-khoan\"", page);
        Assert.Matches("<form method=\"post\" action=\"/dang-xuat\"[^>]*><input type=\"hidden\" name=\"__RequestVerificationToken\" value=\"[^\"]+\"", page);
        Assert.Equal("Bàn làm việc", Regex.Match(page, "aria-current=\"page\">([^<]*)<").Groups[1].Value);
        Assert.Contains("Đã lưu lớp", page);
        Assert.Contains("class=\"skip\" href=\"#noi-dung\"", page);
    }

    [Fact]
    public async Task PublicPage_AnyVisitor_LeadsToClassesAndSignInWithoutAToken()
    {
        using var response = await site.Host.Http.GetAsync("/gioi-thieu?lang=vi", Cancelled);
        var page = await response.Content.ReadAsStringAsync(Cancelled);

        Assert.Contains("<a href=\"/lop\">Lớp tập huấn</a>", page);
        Assert.Contains("href=\"/dang-nhap\">Đăng nhập</a>", page);
        Assert.DoesNotContain("__RequestVerificationToken", page);
        Assert.False(response.Headers.CacheControl?.NoStore ?? false);
    }

    [Theory]
    [InlineData("km", "ថ្នាក់បណ្តុះបណ្តាល", "ចូល")]
    [InlineData("en", "Training classes", "Sign in")]
    public async Task PublicPage_OtherLanguage_NamesClassesAndSignIn(string code, string classes, string signIn)
    {
        var page = await site.Host.Http.GetStringAsync("/gioi-thieu?lang=" + code, Cancelled);

        Assert.Contains($"<a href=\"/lop\">{classes}</a>", page);
        Assert.Contains($">{signIn}</a>", page);
    }

    [Theory]
    [InlineData("/styleguide")]
    [InlineData("/styleguide/ban-lam-viec")]
    [InlineData("/styleguide/in")]
    public async Task Styleguide_EveryId_IsThereOnce(string path)
    {
        var page = await site.Host.Http.GetStringAsync(path, Cancelled);

        var ids = Regex.Matches(page, "\\sid=\"([^\"]*)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(
            Regex.Matches(page, "(?:for|aria-describedby|aria-labelledby)=\"([^\"]*)\"").SelectMany(m => m.Groups[1].Value.Split(' ')),
            id => Assert.Contains(id, ids));
        Assert.DoesNotContain("style=\"", page);
    }

    [Fact]
    public async Task Print_HasNoNavigation()
    {
        var page = await site.Host.Http.GetStringAsync("/styleguide/in", Cancelled);

        Assert.DoesNotContain("<nav", page);
        Assert.Contains("class=\"sheet\"", page);
    }

    [Fact]
    public async Task Stylesheet_StaysSmall()
    {
        using var response = await site.Host.Http.GetAsync("/app.css", Cancelled);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.InRange((await response.Content.ReadAsByteArrayAsync(Cancelled)).Length, 1, 30_000);
    }

    public sealed class Site : IAsyncLifetime
    {
        private TestHost? host;

        public TestHost Host => host ?? throw new InvalidOperationException("The program has not started.");

        public async ValueTask InitializeAsync() => host = await TestHost.StartAsync(demo: true);

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
