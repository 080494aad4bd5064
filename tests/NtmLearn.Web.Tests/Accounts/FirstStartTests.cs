using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Accounts;

public sealed class FirstStartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstStart_MakesOneAdministratorWhoMustChangeThePassword()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);

        var again = await host.Services.GetRequiredService<FirstAdministrator>().EnsureAsync(Token);
        var account = await host.QueryAsync(db => db.Set<Account>().SingleAsync());
        var role = await host.QueryAsync(db => db.Set<RoleAssignment>().SingleAsync());

        Assert.Null(again);
        Assert.True(account.MustChangePassword);
        Assert.Equal((account.Id, Role.Administrator), (role.AccountId, role.Role));
    }

    [Fact]
    public async Task Demo_Accounts_SignInWithThePasswordAndCodeThatThePageShows()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond, demo: true);
        var page = await host.Http.GetStringAsync("/dang-nhap", Token);
        foreach (var demo in DemoAccounts.All)
        {
            using var browser = host.OpenBrowser();
            using var first = await browser.Http.PostFormAsync("/dang-nhap", ("ten", demo.UserName), ("mat-khau", DemoAccounts.Password));
            if (demo.TotpKey is not null)
            {
                using var second = await browser.Http.PostFormAsync("/dang-nhap/ma", ("ma", host.Services.GetRequiredService<DemoAccounts>().CodeOf(demo)));
            }

            using var desk = await browser.Http.GetAsync("/ban-lam-viec", Token);

            Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
            Assert.Contains(demo.UserName, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Demo_AccountsInTheDatabase_SignInToNoOtherProgram()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);
        await host.Services.GetRequiredService<DemoAccounts>().EnsureAsync(Token);
        using var browser = host.OpenBrowser();

        using var response = await browser.Http.PostFormAsync("/dang-nhap", ("ten", "hocvien"), ("mat-khau", DemoAccounts.Password));
        var page = await host.Http.GetStringAsync("/dang-nhap", Token);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.DoesNotContain(DemoAccounts.Password, page, StringComparison.Ordinal);
    }
}
