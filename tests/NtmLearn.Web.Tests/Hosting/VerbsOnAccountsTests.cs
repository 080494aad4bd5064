using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Hosting;

public sealed class VerbsOnAccountsTests
{
    [Fact]
    public async Task User_FromAddingToClosing_ChangesTheAccount()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);

        var added = await host.RunVerbAsync("user", "add", "Lâm Thị Hoa", "0912 345 699");
        var typed = await host.RunVerbAsync(["user", "password", "0912345699", "--stdin"], "con trâu đi trước cái cày\n");
        var granted = await host.RunVerbAsync("user", "roles", "grant", "+84912345699", "Coordinator");
        var closed = await host.RunVerbAsync("user", "close", "0912345699");
        var list = await host.RunVerbAsync("user", "list");
        var unknown = await host.RunVerbAsync("user", "close", "khong-ai");

        Assert.Equal(0, added.ExitCode);
        Assert.Matches(@"^added\t\+84912345699\t[A-Z0-9-]{19}\s*$", added.Output);
        Assert.Equal(0, typed.ExitCode);
        Assert.Equal(0, granted.ExitCode);
        Assert.Equal(0, closed.ExitCode);
        Assert.Contains("+84912345699\tLâm Thị Hoa\tclosed\t-\tCoordinator", list.Output, StringComparison.Ordinal);
        Assert.Equal(1, unknown.ExitCode);
    }

    [Fact]
    public async Task User_CloseTheLastAdministrator_IsRefused()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);

        var result = await host.RunVerbAsync("user", "close", "quantri");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("cuối cùng", result.Error, StringComparison.Ordinal);
    }
}
