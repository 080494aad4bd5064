using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Hosting;

/// <summary>Whom the program believes about a request's origin.</summary>
public sealed class ProxyTests(ProxyTests.Site site) : IClassFixture<ProxyTests.Site>
{
    private const string From = "From-Address";

    [Theory]
    [InlineData("127.0.0.1", "198.51.100.7", "198.51.100.7 https")] // this machine's own proxy
    [InlineData("10.1.2.3", "198.51.100.7", "198.51.100.7 https")] // named
    [InlineData("::ffff:10.1.2.3", "198.51.100.7", "198.51.100.7 https")] // named, as a socket for both kinds shows it
    [InlineData("172.16.9.9", "198.51.100.7", "198.51.100.7 https")] // in a network that is named
    [InlineData("172.16.9.9", "6.6.6.6, 198.51.100.7", "198.51.100.7 https")] // what a visitor claimed before
    [InlineData("127.0.0.1", "198.51.100.7, 10.1.2.3", "198.51.100.7 https")] // two proxies, both named
    [InlineData("203.0.113.5", "198.51.100.7", "203.0.113.5 http")] // a stranger
    [InlineData("10.1.2.4", "198.51.100.7", "10.1.2.4 http")] // beside the one that is named
    public async Task Request_WithForwardedHeaders_IsBelievedOfKnownProxiesOnly(string from, string forwardedFor, string seen)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "health/live");
        request.Headers.Add(From, from);
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        request.Headers.Add("X-Forwarded-Proto", string.Join(", ", forwardedFor.Split(',').Select(_ => "https")));

        using var response = await site.Host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(seen, response.Headers.GetValues("Seen").Single());
    }

    [Theory]
    [InlineData("Proxy__KnownNetworks__0", "10.0.0.0")]
    [InlineData("Proxy__KnownProxies__0", "the proxy")]
    public async Task Start_WithABadProxy_EndsWithOneLineThatNamesIt(string name, string value)
    {
        using var folder = new TemporaryFolder();

        var run = await ProgramRun.RunAsync(["serve"], new Dictionary<string, string> { ["Data__Folder"] = folder.Path, [name] = value });

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(name, Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    /// <summary>The program with two kinds of proxies that it knows.</summary>
    public sealed class Site : IAsyncLifetime
    {
        public TestHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await TestHost.StartAsync(
            [new("Proxy:KnownProxies:0", "10.1.2.3"), new("Proxy:KnownNetworks:0", "172.16.0.0/16")],
            ScriptedResponder.Respond,
            configure: services => services.AddSingleton<IStartupFilter>(new Line()));

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }

    /// <summary>A line that comes from where a test says, and tells what the program made of it.</summary>
    private sealed class Line : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers[From].ToString());
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers["Seen"] = $"{context.Connection.RemoteIpAddress} {context.Request.Scheme}";
                    return Task.CompletedTask;
                });
                await following(context);
            });
            next(app);
        };
    }
}
