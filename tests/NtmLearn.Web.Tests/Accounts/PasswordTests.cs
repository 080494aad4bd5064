using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Auditing;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Accounts;

public sealed class PasswordTests(AccountsHost shared) : IClassFixture<AccountsHost>
{
    private const string Fresh = "mưa đầu mùa trên sông";

    private TestHost Host => shared.Host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GivenPassword_MustBeChangedBeforeAnythingElse()
    {
        var (accountId, name, _) = await Host.AddAccountAsync(Role.Learner);
        var given = await Host.Services.GetRequiredService<AccountService>().ResetPasswordAsync(Actor.Program("test"), accountId, Token);
        using var browser = Host.OpenBrowser();
        using var first = await browser.Http.PostFormAsync("/dang-nhap", ("ten", name), ("mat-khau", given!));

        using var before = await browser.Http.GetAsync("/ban-lam-viec", Token);
        using var changed = await browser.Http.PostFormAsync(
            "/tai-khoan/mat-khau", ("mat-khau-cu", given!), ("mat-khau-moi", Fresh), ("mat-khau-lai", Fresh));
        using var after = await browser.Http.GetAsync("/ban-lam-viec", Token);

        Assert.Equal("/tai-khoan/mat-khau", before.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task ChangedPassword_EndsTheOtherSessionAndKeepsThisOne()
    {
        var (accountId, name, _) = await Host.AddAccountAsync(Role.Learner);
        using var one = await Host.SignInAsync(accountId, name, null);
        using var other = await Host.SignInAsync(accountId, name, null);

        using var changed = await one.Http.PostFormAsync(
            "/tai-khoan/mat-khau", ("mat-khau-cu", SignedIn.Password), ("mat-khau-moi", Fresh), ("mat-khau-lai", Fresh));
        using var here = await one.Http.GetAsync("/tai-khoan", Token);
        using var there = await other.Http.GetAsync("/tai-khoan", Token);

        Assert.Equal(HttpStatusCode.OK, here.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, there.StatusCode);
    }

    [Theory]
    [InlineData("ngắn quá")]
    [InlineData("matkhau123")]
    [InlineData("Mật khẩu 2026!")]
    [InlineData("1234567890")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("nguoithu-2026-abc")]
    public async Task WeakPassword_IsRefusedWithAReason(string weak)
    {
        using var member = await Host.SignInAsync(Role.Learner);

        using var response = await member.Http.PostFormAsync(
            "/tai-khoan/mat-khau", ("mat-khau-cu", SignedIn.Password), ("mat-khau-moi", weak), ("mat-khau-lai", weak));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("Mật khẩu", await response.ReadProblemAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_OfTheUnitManager_SetsANewPasswordOnce()
    {
        var unit = await Host.Data.CreateUnitAsync();
        using var manager = await Host.SignInAsync(Role.UnitManager, unit.UnitId);
        var (accountId, name, _) = await Host.AddAccountAsync(Role.UnitManager, unit.UnitId);
        var code = await IssueAsync(manager, accountId);

        using var browser = Host.OpenBrowser();
        using var used = await UseAsync(browser, name, code.ToLowerInvariant(), Fresh);
        using var again = await UseAsync(browser, name, code, "một mật khẩu khác nữa");
        using var signIn = await browser.Http.PostFormAsync("/dang-nhap", ("ten", name), ("mat-khau", Fresh));

        Assert.Equal(9, code.Length);
        Assert.Equal(HttpStatusCode.SeeOther, used.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, signIn.StatusCode);
        Assert.Equal(1, await Host.AuditOfAsync(accountId, AuditAction.CodeIssued));
        Assert.Equal(1, await Host.AuditOfAsync(accountId, AuditAction.PasswordChanged));
    }

    [Fact]
    public async Task Code_ForAForeignUnitOrAWiderRole_IsRefused()
    {
        var (own, other) = (await Host.Data.CreateUnitAsync(), await Host.Data.CreateUnitAsync());
        using var manager = await Host.SignInAsync(Role.UnitManager, own.UnitId);
        var foreign = await Host.AddAccountAsync(Role.UnitManager, other.UnitId);
        var wider = await Host.AddAccountAsync(Role.Coordinator, own.UnitId);

        var refusedForeign = await PostCodeAsync(manager, foreign.AccountId);
        var refusedWider = await PostCodeAsync(manager, wider.AccountId);

        Assert.Equal(HttpStatusCode.NotFound, refusedForeign);
        Assert.Equal(HttpStatusCode.Forbidden, refusedWider);
        Assert.Equal(0, await Host.AuditOfAsync(foreign.AccountId, AuditAction.CodeIssued));
        Assert.Equal(0, await Host.AuditOfAsync(wider.AccountId, AuditAction.CodeIssued));
    }

    [Fact]
    public async Task Code_AfterHalfAnHourOrFiveWrongTries_HoldsNoLonger()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);
        using var administrator = await host.SignInAsync(Role.Administrator);
        var late = await host.AddAccountAsync(Role.Learner);
        var guessed = await host.AddAccountAsync(Role.Learner);
        var lateCode = await IssueAsync(administrator, late.AccountId);
        using var browser = host.OpenBrowser();
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        var guessedCode = await IssueAsync(administrator, guessed.AccountId);
        for (var i = 0; i < PasswordCode.MostTries; i++)
        {
            using var wrong = await UseAsync(browser, guessed.UserName, "AAAA-AAAA", Fresh);
        }

        using var tooLate = await UseAsync(browser, late.UserName, lateCode, Fresh);
        using var tooMany = await UseAsync(browser, guessed.UserName, guessedCode, Fresh);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLate.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooMany.StatusCode);
    }

    [Fact]
    public async Task Forgotten_WithoutMail_SaysSo()
    {
        var html = await Host.Http.GetStringAsync("/quen-mat-khau", Token);

        Assert.Contains("chưa cấu hình thư", html, StringComparison.Ordinal);
    }

    private static async Task<string> IssueAsync(SignedIn issuer, Guid accountId)
    {
        var page = $"/quan-tri/tai-khoan/{accountId}";
        using var response = await issuer.Http.PostFormAsync(page, [], page + "/ma", Token);
        var html = await response.Content.ReadAsStringAsync(Token);
        return (await new HtmlParser().ParseDocumentAsync(html, Token)).QuerySelector("main code")?.TextContent ?? throw new InvalidOperationException(html);
    }

    private static async Task<HttpStatusCode> PostCodeAsync(SignedIn issuer, Guid accountId)
    {
        var html = await issuer.Http.GetStringAsync("/tai-khoan", Token);
        var token = (await new HtmlParser().ParseDocumentAsync(html, Token)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var response = await issuer.Http.PostAsync($"/quan-tri/tai-khoan/{accountId}/ma", content, Token);
        return response.StatusCode;
    }

    private static Task<HttpResponseMessage> UseAsync(TestBrowser browser, string name, string code, string password) =>
        browser.Http.PostFormAsync("/quen-mat-khau/ma", ("ten", name), ("ma", code), ("mat-khau", password));
}
