using System.Net;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Pages;

/// <summary>One running program for all page tests; each test is a visitor of its own.</summary>
public sealed class SiteFixture : IAsyncLifetime
{
    private TestHost? host;

    public TestHost Host => host ?? throw new InvalidOperationException("The program has not started.");

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync(demo: true);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>A browser without JavaScript: cookies, redirects, and a wish for pages.</summary>
    public HttpClient Visitor(bool follow = true)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = follow })
        {
            BaseAddress = Host.BaseAddress,
        };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
}
