using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Auditing;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Accounts;

public sealed class TwoFactorTests(AccountsHost shared) : IClassFixture<AccountsHost>
{
    private TestHost Host => shared.Host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Coordinator)]
    public async Task RoleThatNeedsIt_WithoutSecondFactor_IsSentToSetItUp(Role role)
    {
        using var member = await SignInWithoutFactorAsync(role);

        using var desk = await member.Http.GetAsync("/ban-lam-viec", Token);
        using var own = await member.Http.GetAsync("/tai-khoan", Token);
        using var setup = await member.Http.GetAsync("/tai-khoan/hai-lop", Token);

        Assert.Equal("/tai-khoan/hai-lop", desk.Headers.Location?.OriginalString);
        Assert.Equal("/tai-khoan/hai-lop", own.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, setup.StatusCode);
    }

    [Fact]
    public async Task SetUp_WithTheCodeOfTheKeyShown_OpensAndGivesTenCodes()
    {
        using var member = await SignInWithoutFactorAsync(Role.Administrator);
        var before = await Host.AuditOfAsync(member.AccountId, AuditAction.TwoFactorChanged);

        var codes = await TurnOnAsync(member);
        using var desk = await member.Http.GetAsync("/ban-lam-viec", Token);

        Assert.Equal(TwoFactorService.RecoveryCodeCount, codes.Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        Assert.Equal(before + 1, await Host.AuditOfAsync(member.AccountId, AuditAction.TwoFactorChanged));
    }

    [Fact]
    public async Task SetUp_WithAWrongCode_StaysOff()
    {
        using var member = await SignInWithoutFactorAsync(Role.Administrator);

        using var response = await member.Http.PostFormAsync("/tai-khoan/hai-lop", ("ma", "12"));
        using var desk = await member.Http.GetAsync("/ban-lam-viec", Token);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("/tai-khoan/hai-lop", desk.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task RecoveryCode_SignsInOnce()
    {
        var (_, name, codes) = await AddWithCodesAsync();

        using var first = await SignInWithAsync(name, codes[0].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        using var again = await SignInWithAsync(name, codes[0]);
        using var other = await SignInWithAsync(name, codes[1]);

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, other.StatusCode);
    }

    [Fact]
    public async Task RecoveryCode_ByTwoAtOnce_SignsOneIn()
    {
        var (_, name, codes) = await AddWithCodesAsync();

        var answers = await Task.WhenAll(SignInWithAsync(name, codes[0]), SignInWithAsync(name, codes[0]));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task AppCode_SeenByAnother_IsNotTakenTwice()
    {
        var (_, name, key) = await Host.AddAccountAsync(Role.Coordinator);
        var code = Totp.Code(key!, Host.Clock.GetUtcNow());

        using var first = await SignInWithAsync(name, code);
        using var again = await SignInWithAsync(name, code);

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task Password_WithoutTheCode_OpensNothing()
    {
        var (_, name, _) = await Host.AddAccountAsync(Role.Coordinator);
        using var browser = Host.OpenBrowser();

        using var first = await browser.Http.PostFormAsync("/dang-nhap", ("ten", name), ("mat-khau", SignedIn.Password));
        using var desk = await browser.Http.GetAsync("/ban-lam-viec", Token);

        Assert.StartsWith("/dang-nhap/ma", first.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith("/dang-nhap?", desk.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_FiveWrong_LockTheAccount()
    {
        var (_, name, key) = await Host.AddAccountAsync(Role.Coordinator);
        for (var i = 0; i < Account.FailuresToLock; i++)
        {
            using var wrong = await SignInWithAsync(name, "1");
        }

        using var browser = Host.OpenBrowser();
        using var response = await browser.Http.PostFormAsync("/dang-nhap", ("ten", name), ("mat-khau", SignedIn.Password));

        Assert.Contains("tạm khóa", await response.ReadProblemAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RememberedDevice_AsksForNoCodeUntilEverythingIsSignedOut()
    {
        var (accountId, name, key) = await Host.AddAccountAsync(Role.Coordinator);
        using var browser = Host.OpenBrowser();
        using var first = await browser.Http.PostFormAsync("/dang-nhap", ("ten", name), ("mat-khau", SignedIn.Password));
        using var code = await browser.Http.PostFormAsync("/dang-nhap/ma", ("ma", Totp.Code(key!, Host.Clock.GetUtcNow())), ("nho-may", "on"));

        using var remembered = await browser.Http.PostFormAsync("/dang-nhap", ("ten", name), ("mat-khau", SignedIn.Password));
        await Host.Services.GetRequiredService<AccountService>().SignOutEverywhereAsync(Actor.Program("test"), accountId, Token);
        using var forgotten = await browser.Http.PostFormAsync("/dang-nhap", ("ten", name), ("mat-khau", SignedIn.Password));

        Assert.Equal("/ban-lam-viec", remembered.Headers.Location?.OriginalString);
        Assert.StartsWith("/dang-nhap/ma", forgotten.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    private async Task<SignedIn> SignInWithoutFactorAsync(Role role)
    {
        var (accountId, name, _) = await Host.AddAccountAsync(role);
        await Host.Services.GetRequiredService<TwoFactorService>().TurnOffAsync(Actor.Program("test"), accountId, Token);
        return await Host.SignInAsync(accountId, name, null);
    }

    private async Task<(Guid AccountId, string Name, List<string> Codes)> AddWithCodesAsync()
    {
        var (accountId, name, _) = await Host.AddAccountAsync(Role.Learner);
        using var member = await Host.SignInAsync(accountId, name, null);
        return (accountId, name, await TurnOnAsync(member));
    }

    private async Task<List<string>> TurnOnAsync(SignedIn member)
    {
        var html = await member.Http.GetStringAsync("/tai-khoan/hai-lop", Token);
        var key = (await new HtmlParser().ParseDocumentAsync(html, Token)).QuerySelector("main code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        using var response = await member.Http.PostFormOfAsync(
            html, "/tai-khoan/hai-lop", [KeyValuePair.Create("ma", Totp.Code(key, Host.Clock.GetUtcNow()))], cancellationToken: Token);
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(Token), Token);
        return [.. page.QuerySelectorAll("main code").Select(c => c.TextContent)];
    }

    private async Task<HttpResponseMessage> SignInWithAsync(string name, string code)
    {
        using var browser = Host.OpenBrowser();
        using var first = await browser.Http.PostFormAsync("/dang-nhap", ("ten", name), ("mat-khau", SignedIn.Password));
        return await browser.Http.PostFormAsync("/dang-nhap/ma", ("ma", code));
    }
}
