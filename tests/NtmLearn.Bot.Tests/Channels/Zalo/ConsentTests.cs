using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Channels.Zalo.Access;
using NtmLearn.ZaloSimulator;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

/// <summary>An administrator of the OA opens the link of <c>zalo connect</c> and comes back from Zalo, in a real browser's steps.</summary>
public sealed class ConsentTests
{
    private const string FixedVerifier = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJK012345";
    private const string FixedChallenge = "pKAWkiOGvqVK_keNKR5kAODNjS_Pr4Laj-dufKSvnJI";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Consent_ByALink_BringsTokensThatWork()
    {
        await using var oa = await StartAsync();
        using var browser = Browser(oa);
        Assert.Equal("Degraded", await HealthAsync(oa));

        using var page = await browser.GetAsync(await LinkAsync(oa), Token);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("Đã kết nối Zalo", await ReadAsync(page), StringComparison.Ordinal);
        Assert.Equal(1, oa.Zalo.Tokens.Exchanges);
        Assert.Equal("Healthy", await HealthAsync(oa));
        var user = oa.Zalo.Users.Add("An");
        await oa.Zalo.SendTextAsync(user.Id, "một");
        await oa.Zalo.Sent.WaitForAsync(user.Id, 2, Token);
    }

    [Fact]
    public async Task Consent_EachTime_HasAVerifierAndAStateOfItsOwn()
    {
        await using var oa = await StartAsync();
        using var browser = Browser(oa, followsRedirects: false);

        var first = await BeginAsync(oa, browser);
        var second = await BeginAsync(oa, browser);

        foreach (var name in (string[])["code_challenge", "state"])
        {
            Assert.Matches("^[A-Za-z0-9_-]{43}$", first[name]);
            Assert.NotEqual(first[name], second[name]);
        }

        Assert.Equal(oa.Zalo.Options.AppId, first["app_id"]);
        Assert.Equal(new Uri(oa.Host.BaseAddress, "zalo/callback").AbsoluteUri, first["redirect_uri"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Consent_WithTheChallengeKeptInTheConsole_Works(bool stateComesBack)
    {
        await using var oa = await StartAsync(
            new ZaloSimulatorOptions { ConsoleCodeChallenge = FixedChallenge }, KeyValuePair.Create("Zalo:CodeVerifier", (string?)FixedVerifier));
        using var browser = Browser(oa, followsRedirects: false);
        var begun = await BeginAsync(oa, browser);
        Assert.Equal(FixedChallenge, begun["code_challenge"]);

        // As Zalo makes the link itself: nothing of ours in it, except perhaps the state.
        var link = $"v4/oa/permission?app_id={begun["app_id"]}&redirect_uri={Uri.EscapeDataString(begun["redirect_uri"])}";
        using var zalo = await browser.GetAsync(new Uri(oa.Zalo.BaseAddress, stateComesBack ? $"{link}&state={begun["state"]}" : link), Token);
        using var page = await browser.GetAsync(zalo.Headers.Location, Token);

        Assert.Contains("Đã kết nối Zalo", await ReadAsync(page), StringComparison.Ordinal);
        Assert.Equal(1, oa.Zalo.Tokens.Exchanges);
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Return_WithAStateThatIsNotOurs_IsRefusedAndExchangesNothing(string? state)
    {
        await using var oa = await StartAsync();
        using var browser = Browser(oa, followsRedirects: false);
        await BeginAsync(oa, browser);

        using var page = await browser.GetAsync(Callback(oa, "any-code", oa.Zalo.Options.OaId, state), Token);

        await AssertRefusedAsync(oa, page, "không bắt đầu từ trình duyệt này");
    }

    [Fact]
    public async Task Return_InAnotherBrowser_IsRefused()
    {
        await using var oa = await StartAsync();
        using var browser = Browser(oa, followsRedirects: false);
        using var other = Browser(oa, followsRedirects: false);
        var begun = await BeginAsync(oa, browser);

        using var page = await other.GetAsync(await AgreeAsync(oa, browser, begun), Token);

        await AssertRefusedAsync(oa, page, "không bắt đầu từ trình duyệt này");
    }

    [Fact]
    public async Task Return_Twice_WorksOnce()
    {
        await using var oa = await StartAsync();
        using var browser = Browser(oa, followsRedirects: false);
        var back = await AgreeAsync(oa, browser, await BeginAsync(oa, browser));

        using var first = await browser.GetAsync(back, Token);
        using var second = await browser.GetAsync(back, Token);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (first.StatusCode, second.StatusCode));
        Assert.Equal(1, oa.Zalo.Tokens.Exchanges);
    }

    [Fact]
    public async Task Return_TooLate_IsRefused()
    {
        await using var oa = await StartAsync();
        using var browser = Browser(oa, followsRedirects: false);
        var back = await AgreeAsync(oa, browser, await BeginAsync(oa, browser));
        oa.Host.Clock.Advance(TimeSpan.FromMinutes(11));

        using var page = await browser.GetAsync(back, Token);

        await AssertRefusedAsync(oa, page, "không bắt đầu từ trình duyệt này");
    }

    [Fact]
    public async Task Return_ForAnotherOa_IsRefused()
    {
        await using var oa = await StartAsync();
        using var browser = Browser(oa, followsRedirects: false);
        var begun = await BeginAsync(oa, browser);

        using var page = await browser.GetAsync(Callback(oa, "any-code", "5", begun["state"]), Token);

        await AssertRefusedAsync(oa, page, "đã chọn một OA khác");
    }

    [Fact]
    public async Task Return_WithoutACode_SaysThatNobodyAgreed()
    {
        await using var oa = await StartAsync();
        using var browser = Browser(oa, followsRedirects: false);
        var begun = await BeginAsync(oa, browser);

        using var page = await browser.GetAsync(Callback(oa, "", oa.Zalo.Options.OaId, begun["state"]) + "&error=access_denied", Token);

        await AssertRefusedAsync(oa, page, "access_denied");
    }

    [Fact]
    public async Task Return_WithACodeThatZaloDoesNotKnow_IsRefusedWithItsWords()
    {
        await using var oa = await StartAsync();
        using var browser = Browser(oa, followsRedirects: false);
        var begun = await BeginAsync(oa, browser);

        using var page = await browser.GetAsync(Callback(oa, "stolen", oa.Zalo.Options.OaId, begun["state"]), Token);

        await AssertRefusedAsync(oa, page, "Invalid code");
    }

    [Fact]
    public async Task Link_UsedOnce_IsSpent()
    {
        await using var oa = await StartAsync();
        using var browser = Browser(oa, followsRedirects: false);
        var link = await LinkAsync(oa);

        using var first = await browser.GetAsync(link, Token);
        using var second = await browser.GetAsync(link, Token);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.NotFound), (first.StatusCode, second.StatusCode));
        Assert.True(second.Headers.CacheControl?.NoStore);
        Assert.Contains("zalo connect", await ReadAsync(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_AfterHalfAnHour_IsOld()
    {
        await using var oa = await StartAsync();
        using var browser = Browser(oa, followsRedirects: false);
        var link = await LinkAsync(oa);
        oa.Host.Clock.Advance(ZaloConsent.LinkLifetime);

        using var page = await browser.GetAsync(link, Token);

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Theory]
    [InlineData("zalo/connect")]
    [InlineData("zalo/connect?key=")]
    [InlineData("zalo/connect?key=CfDJ8-made-up")]
    public async Task Link_MadeUp_LeadsNowhere(string path)
    {
        await using var oa = await StartAsync();
        using var browser = Browser(oa, followsRedirects: false);

        using var page = await browser.GetAsync(path, Token);

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    public async Task Permission_TakenBack_StopsSendingUntilSomebodyConsentsAgain()
    {
        await using var oa = await StartAsync();
        using var browser = Browser(oa);
        (await browser.GetAsync(await LinkAsync(oa), Token)).Dispose();

        await oa.Zalo.Events.RevokePermissionAsync();
        Assert.Equal("Degraded", await HealthAsync(oa));
        var user = oa.Zalo.Users.Add("An");
        await oa.Zalo.SendTextAsync(user.Id, "một");
        (await browser.GetAsync(await LinkAsync(oa), Token)).Dispose();

        Assert.Equal("Healthy", await HealthAsync(oa));
        Assert.Equal(2, oa.Zalo.Tokens.Exchanges);
        oa.Host.Clock.Advance(TimeSpan.FromMinutes(6));
        await oa.SweepAsync();
        await oa.Zalo.Sent.WaitForAsync(user.Id, 2, Token);
    }

    /// <summary>The program and an OA that nobody has consented for.</summary>
    private static Task<WiredOa> StartAsync(ZaloSimulatorOptions? options = null, params KeyValuePair<string, string?>[] settings) =>
        WiredOa.StartAsync(settings: [new("Site:PublicUrl", null), .. settings], options: options, consents: false);

    private static HttpClient Browser(WiredOa oa, bool followsRedirects = true) =>
        new(new HttpClientHandler { AllowAutoRedirect = followsRedirects, CookieContainer = new CookieContainer() })
        {
            BaseAddress = oa.Host.BaseAddress,
        };

    private static Task<string> LinkAsync(WiredOa oa) => oa.Host.Services.GetRequiredService<ZaloConsent>().CreateLinkAsync(Token);

    /// <summary>What the browser is sent to Zalo with.</summary>
    private static async Task<Dictionary<string, string>> BeginAsync(WiredOa oa, HttpClient browser)
    {
        using var page = await browser.GetAsync(await LinkAsync(oa), Token);
        Assert.Equal(new Uri(oa.Zalo.BaseAddress, "v4/oa/permission").AbsoluteUri, page.Headers.Location!.GetLeftPart(UriPartial.Path));
        return QueryHelpers.ParseQuery(page.Headers.Location.Query).ToDictionary(p => p.Key, p => p.Value.ToString());
    }

    /// <summary>Where Zalo sends the browser after the administrator agreed.</summary>
    private static async Task<Uri> AgreeAsync(WiredOa oa, HttpClient browser, Dictionary<string, string> begun)
    {
        var query = string.Join('&', begun.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));
        using var zalo = await browser.GetAsync(new Uri(oa.Zalo.BaseAddress, $"v4/oa/permission?{query}"), Token);
        return zalo.Headers.Location!;
    }

    private static string Callback(WiredOa oa, string code, string oaId, string? state) =>
        new Uri(oa.Host.BaseAddress, $"zalo/callback?code={code}&oa_id={oaId}{(state is null ? "" : $"&state={state}")}").AbsoluteUri;

    private static async Task AssertRefusedAsync(WiredOa oa, HttpResponseMessage page, string why)
    {
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains(why, await ReadAsync(page), StringComparison.Ordinal);
        Assert.Equal(0, oa.Zalo.Tokens.Exchanges);
        Assert.Null((await oa.Host.Services.GetRequiredService<ZaloTokenStore>().ReadAsync(Token))?.AccessToken);
    }

    private static async Task<string> ReadAsync(HttpResponseMessage page) => WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Token));

    private static Task<string> HealthAsync(WiredOa oa) => oa.Host.Http.GetStringAsync("health", Token);
}
