using System.Net;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Auditing;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Accounts;

public sealed class SigningInTests(AccountsHost shared) : IClassFixture<AccountsHost>
{
    private const string Wrong = "khong-phai-mat-khau";

    private TestHost Host => shared.Host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("0912345601", "0912 345 601")]
    [InlineData("0912345602", "+84 912.345.602")]
    [InlineData("0912345603", "84912345603")]
    public async Task SignIn_ByPhoneHoweverWritten_Opens(string phone, string typed)
    {
        await Host.AddAccountAsync(Role.Learner, phone: phone);
        using var browser = Host.OpenBrowser();

        using var response = await browser.Http.PostFormAsync("/dang-nhap", ("ten", typed), ("mat-khau", SignedIn.Password));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("/ban-lam-viec", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task SignIn_ByEmailInCapitals_Opens()
    {
        await Host.AddAccountAsync(Role.Learner, email: "hoa@vinhlong.example");
        using var browser = Host.OpenBrowser();

        using var response = await browser.Http.PostFormAsync("/dang-nhap", ("ten", " Hoa@VinhLong.example "), ("mat-khau", SignedIn.Password));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    [Fact]
    public async Task SignIn_Session_IsHiddenFromScriptsAndOtherSites()
    {
        var (_, name, _) = await Host.AddAccountAsync(Role.Learner);
        using var browser = Host.OpenBrowser();

        using var response = await browser.Http.PostFormAsync("/dang-nhap", ("ten", name), ("mat-khau", SignedIn.Password));

        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("ntm-phien=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SignIn_WrongPasswordOrUnknownName_SaysTheSame()
    {
        var (_, name, _) = await Host.AddAccountAsync(Role.Learner);
        using var browser = Host.OpenBrowser();

        var known = await TryAsync(browser, name, Wrong);
        var unknown = await TryAsync(browser, "khong-ai-" + Guid.NewGuid().ToString("N"), Wrong);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, known.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        Assert.Equal(known.Problem, unknown.Problem);
        Assert.Contains("chưa đúng", known.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_FiveFailures_LocksKnownAndUnknownAlike()
    {
        var (_, name, _) = await Host.AddAccountAsync(Role.Learner);
        var nobody = "khong-ai-" + Guid.NewGuid().ToString("N");
        using var browser = Host.OpenBrowser();

        for (var i = 0; i < Account.FailuresToLock; i++)
        {
            await TryAsync(browser, name, Wrong);
            await TryAsync(browser, nobody, Wrong);
        }

        var known = await TryAsync(browser, name, SignedIn.Password);
        var unknown = await TryAsync(browser, nobody, SignedIn.Password);

        Assert.Contains("tạm khóa", known.Problem, StringComparison.Ordinal);
        Assert.Contains("tạm khóa", unknown.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_SecondLock_LastsLonger()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);
        var (_, name, _) = await host.AddAccountAsync(Role.Learner);
        using var browser = host.OpenBrowser();

        await LockAsync(browser, name);
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        await LockAsync(browser, name);
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        var afterFirstPeriod = await TryAsync(browser, name, SignedIn.Password);
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        var afterSecondPeriod = await TryAsync(browser, name, SignedIn.Password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, afterFirstPeriod.Status);
        Assert.Equal(HttpStatusCode.SeeOther, afterSecondPeriod.Status);
    }

    [Fact]
    public async Task SignIn_ManyGuessesAtOnce_AreNoMoreThanFive()
    {
        var (accountId, name, _) = await Host.AddAccountAsync(Role.Learner);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var browser = Host.OpenBrowser();
            await TryAsync(browser, name, Wrong);
        }));

        var failures = await Host.AuditOfAsync(accountId, AuditAction.SignInFailed);
        Assert.Equal(Account.FailuresToLock, failures);
    }

    [Fact]
    public async Task SignIn_Closed_IsToldOnlyWithTheRightPassword()
    {
        var (accountId, name, _) = await Host.AddAccountAsync(Role.Learner);
        await Host.CloseAsync(accountId);
        using var browser = Host.OpenBrowser();

        var wrong = await TryAsync(browser, name, Wrong);
        var right = await TryAsync(browser, name, SignedIn.Password);

        Assert.DoesNotContain("đã đóng", wrong.Problem, StringComparison.Ordinal);
        Assert.Contains("đã đóng", right.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://xau.example/")]
    [InlineData("//xau.example/")]
    [InlineData("/\\xau.example/")]
    [InlineData("\\\\xau.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/xau.example")]
    [InlineData("tai-khoan")]
    public async Task SignIn_BackToAnotherSite_GoesToTheDesk(string back)
    {
        var (_, name, _) = await Host.AddAccountAsync(Role.Learner);
        using var browser = Host.OpenBrowser();

        using var response = await browser.Http.PostFormAsync("/dang-nhap", ("ten", name), ("mat-khau", SignedIn.Password), ("tro-ve", back));

        Assert.Equal("/ban-lam-viec", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Page_ForMembers_LeadsBackAfterSigningIn()
    {
        var (_, name, _) = await Host.AddAccountAsync(Role.Learner);
        using var browser = Host.OpenBrowser();

        using var asked = await browser.Http.GetAsync("/tai-khoan?xong=x", Token);
        using var response = await browser.Http.PostFormAsync(
            asked.Headers.Location!.OriginalString, [KeyValuePair.Create("ten", name), KeyValuePair.Create("mat-khau", SignedIn.Password)], "/dang-nhap", Token);

        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        Assert.Equal("/tai-khoan?xong=x", response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Origin", "https://ntmlearn.example")]
    [InlineData("Origin", "null")]
    [InlineData("Referer", "https://ntmlearn.example/dang-nhap")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task SignIn_FromAPageOfOthers_IsRefused(string? header, string? value)
    {
        var (_, name, _) = await Host.AddAccountAsync(Role.Learner);
        using var browser = Host.OpenBrowser();

        using var response = await SendAsync(browser, name, header, value);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Referer", "own")]
    public async Task SignIn_FromItsOwnPage_IsLetThrough(string header, string value)
    {
        var (_, name, _) = await Host.AddAccountAsync(Role.Learner);
        using var browser = Host.OpenBrowser();

        using var response = await SendAsync(browser, name, header, value == "own" ? new Uri(Host.BaseAddress, "/dang-nhap").ToString() : value);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    [Fact]
    public async Task Page_KeptForStrangers_IsNotShownToWhoHasSignedIn()
    {
        var stranger = await Host.Http.GetStringAsync("/dang-nhap", Token);
        using var member = await Host.SignInAsync(Role.Learner);

        var page = await member.Http.GetStringAsync("/dang-nhap", Token);

        Assert.DoesNotContain("Đăng xuất", stranger, StringComparison.Ordinal);
        Assert.Contains("Đăng xuất", page, StringComparison.Ordinal);
        Assert.Equal(stranger, await Host.Http.GetStringAsync("/dang-nhap", Token));
        Assert.Contains("Đã đăng xuất trên máy này.", await Host.Http.GetStringAsync("/dang-nhap?xong=da-ra", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_IsWrittenDown()
    {
        using var member = await Host.SignInAsync(Role.Learner);

        Assert.Equal(1, await Host.AuditOfAsync(member.AccountId, AuditAction.SignedIn));
    }

    private static async Task LockAsync(TestBrowser browser, string name)
    {
        for (var i = 0; i < Account.FailuresToLock; i++)
        {
            await TryAsync(browser, name, Wrong);
        }
    }

    private static async Task<(HttpStatusCode Status, string Problem)> TryAsync(TestBrowser browser, string name, string password)
    {
        using var response = await browser.Http.PostFormAsync("/dang-nhap", ("ten", name), ("mat-khau", password));
        return (response.StatusCode, await response.ReadProblemAsync());
    }

    private static async Task<HttpResponseMessage> SendAsync(TestBrowser browser, string name, string? header, string? value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dang-nhap")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("ten", name), KeyValuePair.Create("mat-khau", SignedIn.Password)]),
        };
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return await browser.Http.SendAsync(request, Token);
    }
}
