using System.Net;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Accounts;

public sealed class SessionTests(AccountsHost shared) : IClassFixture<AccountsHost>
{
    private TestHost Host => shared.Host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignOutEverywhere_EndsTheOtherSessionAtOnce()
    {
        var (accountId, name, key) = await Host.AddAccountAsync(Role.Learner);
        using var one = await Host.SignInAsync(accountId, name, key);
        using var other = await Host.SignInAsync(accountId, name, key);
        var before = await StatusAsync(other);

        using var response = await one.Http.PostFormAsync("/tai-khoan", [], "/tai-khoan/dang-xuat-moi-noi", Token);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, before);
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(one));
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(other));
        Assert.Equal(1, await Host.AuditOfAsync(accountId, AuditAction.SignedOutEverywhere));
    }

    [Fact]
    public async Task SignOut_EndsOnlyThisSession()
    {
        var (accountId, name, key) = await Host.AddAccountAsync(Role.Learner);
        using var one = await Host.SignInAsync(accountId, name, key);
        using var other = await Host.SignInAsync(accountId, name, key);

        using var response = await one.Http.PostFormAsync("/tai-khoan", [], "/dang-xuat", Token);

        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(one));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(other));
    }

    [Fact]
    public async Task ClosedAccount_LosesItsSessionAtOnce()
    {
        using var member = await Host.SignInAsync(Role.Learner);

        await Host.CloseAsync(member.AccountId);

        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(member));
    }

    [Fact]
    public async Task ClosedElsewhere_LosesItsSessionWithinFifteenSeconds()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);
        using var member = await host.SignInAsync(Role.Learner);
        var before = await StatusAsync(member);

        // As another node does: past this one's memory.
        await host.ChangeAccountElsewhereAsync(member.AccountId, account => account.IsClosed = true);
        host.Clock.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(HttpStatusCode.OK, before);
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(member));
    }

    [Fact]
    public async Task EndedRole_IsFeltAtOnce()
    {
        using var auditor = await Host.SignInAsync(Role.Auditor);
        using var before = await auditor.Http.GetAsync("/nhat-ky", Token);

        await Host.EndRolesAsync(auditor.AccountId);
        using var after = await auditor.Http.GetAsync("/nhat-ky", Token);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, after.StatusCode);
        Assert.Contains("Người kiểm tra", await after.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_EndsAfterTwelveIdleHoursAndAfterSevenDays()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);
        using var idle = await host.SignInAsync(Role.Learner);
        using var busy = await host.SignInAsync(Role.Learner);

        host.Clock.Advance(TimeSpan.FromHours(11));
        var still = await StatusAsync(busy);
        host.Clock.Advance(TimeSpan.FromHours(2));
        var gone = await StatusAsync(idle);
        var kept = await StatusAsync(busy);
        for (var i = 0; i < 15; i++)
        {
            host.Clock.Advance(TimeSpan.FromHours(11));
            await StatusAsync(busy);
        }

        Assert.Equal(HttpStatusCode.OK, still);
        Assert.Equal(HttpStatusCode.SeeOther, gone);
        Assert.Equal(HttpStatusCode.OK, kept);
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(busy));
    }

    [Fact]
    public async Task WarmCaller_AsksNoDatabase()
    {
        var (accountId, name, key) = await Host.AddAccountAsync(Role.Learner);
        using var member = await Host.SignInAsync(accountId, name, key);
        await StatusAsync(member);
        await Host.ChangeAccountElsewhereAsync(accountId, account => account.DisplayName = "Tên Mới");

        using var page = await member.Http.GetAsync("/ban-lam-viec", Token);

        Assert.DoesNotContain("Tên Mới", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(SignedIn member)
    {
        using var response = await member.Http.GetAsync("/tai-khoan", Token);
        return response.StatusCode;
    }
}
