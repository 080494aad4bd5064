using System.Net;
using NtmLearn.TestKit;
using NtmLearn.ZaloSimulator;

namespace NtmLearn.Web.Tests.Hosting;

public sealed class VerbsOnZaloTests : IAsyncLifetime
{
    private ZaloSimulatorServer zalo = null!;
    private TestHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        zalo = await ZaloSimulatorServer.StartAsync();
        host = await TestHost.StartAsync(
            zalo.SiteSettings().Select(s => KeyValuePair.Create(s.Key.Replace("__", ":"), (string?)s.Value)), ScriptedResponder.Respond);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await zalo.DisposeAsync();
    }

    [Fact]
    public async Task Connect_PrintsALinkThatAnAdministratorConsentsWith()
    {
        var before = await host.RunVerbAsync("zalo", "status");
        var connect = await host.RunVerbAsync("zalo", "connect");
        using var page = await host.Http.GetAsync(connect.Output.Trim(), Token);
        var after = await host.RunVerbAsync("zalo", "status");

        Assert.Equal(1, before.ExitCode);
        Assert.Contains("consent needed\tsince ", before.Output, StringComparison.Ordinal);
        Assert.Equal(0, connect.ExitCode);
        Assert.StartsWith("/zalo/connect?key=", connect.Output, StringComparison.Ordinal);
        Assert.Contains("Site__PublicUrl", connect.Error, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(0, after.ExitCode);
        Assert.Contains("sending\ton\n", after.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("consent needed", after.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}\n{1}\n")]
    [InlineData("""{{"access_token":"{0}","refresh_token":"{1}","expires_in":"90000"}}""")]
    public async Task Token_TypedIn_IsKeptAndNotShown(string form)
    {
        var pair = zalo.Tokens.Issue();

        var run = await host.RunVerbAsync(["zalo", "token"], string.Format(form, pair.AccessToken, pair.RefreshToken));

        Assert.Equal((0, "kept\n"), (run.ExitCode, run.Output));
        Assert.DoesNotContain(pair.AccessToken, run.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await host.RunVerbAsync("zalo", "status")).ExitCode);
    }

    [Fact]
    public async Task Token_OnTheCommandLine_IsKept()
    {
        var pair = zalo.Tokens.Issue();

        var run = await host.RunVerbAsync("zalo", "token", "--access", pair.AccessToken, "--refresh", pair.RefreshToken, "--expires-in", "3600");

        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("only one line")]
    [InlineData("{\"access_token\":")]
    public async Task Token_NotTyped_SaysWhatIsMissing(string input)
    {
        var run = await host.RunVerbAsync(["zalo", "token"], input);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--refresh", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zalo")]
    [InlineData("zalo forget")]
    [InlineData("zalo token --access")]
    [InlineData("zalo token --access a --access b")]
    [InlineData("zalo token --access a --refresh b --expires-in soon")]
    public async Task Zalo_UsedWrongly_SaysHow(string words)
    {
        var run = await host.RunVerbAsync(words.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("zalo connect", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zalo_WithoutSettings_NamesThem()
    {
        await using var bare = await TestHost.StartAsync(responder: ScriptedResponder.Respond);

        var status = await bare.RunVerbAsync("zalo", "status");
        var connect = await bare.RunVerbAsync("zalo", "connect");

        Assert.Equal(0, status.ExitCode);
        Assert.Contains("sending\toff\nmissing settings\tZalo__AppId, Zalo__OaSecretKey, Zalo__OaId, Zalo__AppSecret\n", status.Output, StringComparison.Ordinal);
        Assert.Equal(1, connect.ExitCode);
        Assert.Contains("Zalo__AppSecret", connect.Error, StringComparison.Ordinal);
    }
}
