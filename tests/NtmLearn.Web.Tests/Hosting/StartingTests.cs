using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Hosting;

public sealed class StartingTests
{
    [Theory]
    [InlineData("Database__Provider", "Oracle")]
    [InlineData("Database__Provider", "PostgreSql")]
    [InlineData("Site__PublicUrl", "not an address")]
    [InlineData("DirectLine__Secrets__0", "with space")]
    [InlineData("Privacy__KeepTextDays", "many")]
    [InlineData("Privacy__KeepTextDays", "0")]
    [InlineData("Lms__TimeZone", "Nowhere/Land")]
    [InlineData("Data__Folder", "")]
    public async Task Start_WithABadSetting_EndsWithOneLineThatNamesIt(string name, string value)
    {
        var (exitCode, error) = await RunAsync(["serve"], new() { [name] = value });

        Assert.NotEqual(0, exitCode);
        var line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(name.Split("__")[1], line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://127.0.0.1:0;http://[::]:0")]
    public async Task Demo_OnAnAddressThatOthersReach_IsRefused(string urls)
    {
        var (exitCode, error) = await RunAsync(["serve", "--demo"], new() { ["ASPNETCORE_URLS"] = urls });

        Assert.NotEqual(0, exitCode);
        Assert.Contains("loopback", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_Clock_CanBeMoved()
    {
        await using var host = await TestHost.StartAsync([new("Demo:Now", "2026-05-04T08:00:00+07:00")], demo: true);

        using var response = await host.Http.PostAsJsonAsync(
            "demo/clock", new { now = "2026-09-01T08:00:00+07:00" }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        Assert.StartsWith("2026-09-01T01:00", (string?)body!["now"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("health")]
    [InlineData("health/live")]
    [InlineData("health/ready")]
    [InlineData("metrics")]
    public async Task Operators_Ask_AreAnswered(string path)
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.Http.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Verb_ThatDoesNotExist_SaysWhichDo()
    {
        var (exitCode, error) = await RunAsync(["dance"], []);

        Assert.Equal(2, exitCode);
        Assert.Contains("questions", error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Error)> RunAsync(string[] arguments, Dictionary<string, string> settings)
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "NtmLearn.Web.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Data__Folder"] = folder.Path;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        return (process.ExitCode, error);
    }
}
