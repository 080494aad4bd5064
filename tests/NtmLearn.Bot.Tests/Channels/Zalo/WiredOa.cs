using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Channels.Zalo.Access;
using NtmLearn.Bot.Channels.Zalo.Sending;
using NtmLearn.Bot.Conversations;
using NtmLearn.Lms;
using NtmLearn.TestKit;
using NtmLearn.ZaloSimulator;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

/// <summary>The program and a simulated OA, wired to each other; an administrator has consented unless told otherwise.</summary>
public sealed class WiredOa : IAsyncDisposable
{
    private WiredOa(ZaloSimulatorServer zalo, TestHost host) => (Zalo, Host) = (zalo, host);

    public ZaloSimulatorServer Zalo { get; }

    public TestHost Host { get; }

    public static async Task<WiredOa> StartAsync(
        TurnResponder? responder = null,
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        ZaloSimulatorOptions? options = null,
        bool consents = true)
    {
        var zalo = await ZaloSimulatorServer.StartAsync(options ?? new ZaloSimulatorOptions { WithDemoUsers = false });
        var all = zalo.SiteSettings().ToDictionary(s => s.Key.Replace("__", ":", StringComparison.Ordinal), s => (string?)s.Value);
        // A busy machine is no slow Zalo.
        all["Zalo:TimeoutSeconds"] = "60";
        all["Site:PublicUrl"] = "https://hoidap.example";
        foreach (var (name, value) in settings ?? [])
        {
            all[name] = value;
        }

        var host = await TestHost.StartAsync(all, responder ?? ScriptedResponder.Respond);
        zalo.Options.WebhookUrl = new Uri(host.BaseAddress, "webhooks/zalo");
        var wired = new WiredOa(zalo, host);
        if (consents)
        {
            await wired.ConsentAsync();
        }

        return wired;
    }

    public Task ConsentAsync()
    {
        var pair = Zalo.Tokens.Issue();
        return Host.Services.GetRequiredService<ZaloTokens>().AdoptAsync(
            new ZaloPair { AccessToken = pair.AccessToken, RefreshToken = pair.RefreshToken, Lifetime = TimeSpan.FromSeconds(90_000) },
            TestContext.Current.CancellationToken);
    }

    /// <summary>What the sweep of every few seconds does.</summary>
    public Task SweepAsync() => Host.Services.GetRequiredService<ZaloOutbox>().SweepAsync(TestContext.Current.CancellationToken);

    /// <summary>Moves both clocks.</summary>
    public void Advance(TimeSpan by)
    {
        Host.Clock.Advance(by);
        Zalo.Clock.Advance(by);
    }

    /// <summary>Moves both clocks to the next time at which the province's clocks show this hour and minute.</summary>
    public void AdvanceTo(int hour, int minute = 0)
    {
        var now = Host.Services.GetRequiredService<LocalTime>().Now;
        var then = now.Date.AddHours(hour).AddMinutes(minute);
        Advance((then > now ? then : then.AddDays(1)) - now);
    }

    /// <summary>Looks until it is so; the program works in the background, and slowly on a busy machine.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await isSo())
        {
            await pause.WaitForNextTickAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Zalo.DisposeAsync();
    }
}
