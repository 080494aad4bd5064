using Microsoft.Playwright;
using NtmLearn.TestKit;

namespace NtmLearn.Browser.Tests;

/// <summary>One running program and one real browser for a class of tests; each test opens a visitor of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>The telephone that most visitors hold.</summary>
    public static readonly ViewportSize Phone = new() { Width = 360, Height = 740 };

    public static readonly ViewportSize Desk = new() { Width = 1280, Height = 860 };

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private TestHost? host;

    public TestHost Host => host ?? throw new InvalidOperationException("The program has not started.");

    public string Address => Host.BaseAddress.ToString().TrimEnd('/');

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.StartAsync(demo: true);

        // A first page and a first answer warm the program as its first visitors would.
        using var warm = await host.Http.PostAsync("/chat", new FormUrlEncodedContent([KeyValuePair.Create("text", "xin chào")]));
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>A browser profile of its own with an empty page.</summary>
    public async Task<IPage> VisitorAsync(ViewportSize? size = null, bool withScript = true)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address,
            ViewportSize = size ?? Phone,
            JavaScriptEnabled = withScript,
            Locale = "vi-VN",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    private static string Find() =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("No Chromium was found; install it or set CHROMIUM_PATH.");
}
