using System.Globalization;
using NtmLearn.ZaloSimulator.Webhooks;

namespace NtmLearn.TestKit;

/// <summary>What people at a simulated Zalo saw while the program was killed again and again.</summary>
public sealed record ZaloKillReport(int Acknowledged, int Unanswered, int AnsweredTwice)
{
    /// <summary>The share of messages whose answer came twice, from 0 to 1. Zalo takes no key that would keep it at 0.</summary>
    public double TwiceShare => Acknowledged == 0 ? 1 : (double)AnsweredTwice / Acknowledged;

    public bool IsClean => Acknowledged > 0 && Unanswered == 0 && TwiceShare <= 0.001;
}

/// <summary>
/// People write at a rate, one message each, while the program is killed at random moments and started again on the
/// same data. Zalo repeats what was not acknowledged. At the end each person should have one answer.
/// </summary>
public static class ZaloKillScenario
{
    /// <summary>Whoever writes for the first time is greeted, then answered.</summary>
    private const int Messages = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static async Task<ZaloKillReport> RunAsync(int times, int rate, Action<string> tell)
    {
        await using var program = await ZaloProgram.StartAsync();
        var random = new Random(38);
        var deliveries = new List<Task<WebhookDelivery>>();
        for (var round = 0; round < times; round++)
        {
            using var stop = new CancellationTokenSource();
            var before = deliveries.Count;
            var load = LoadAsync(program, deliveries, rate, stop.Token);
            await WaitForAcknowledgementAsync(deliveries, before);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 1500)), TimeProvider.System);
            await program.KillAsync();
            await stop.CancelAsync();
            await load;
            tell($"kill {round + 1}: {deliveries.Count - before} sent");
            await program.StartAgainAsync();
        }

        return await CountAsync(program, await Task.WhenAll(deliveries));
    }

    private static async Task LoadAsync(ZaloProgram program, List<Task<WebhookDelivery>> deliveries, int rate, CancellationToken stop)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate));
        try
        {
            while (await tick.WaitForNextTickAsync(stop))
            {
                lock (deliveries)
                {
                    deliveries.Add(program.Zalo.SendTextAsync(UserOf(deliveries.Count), $"Câu hỏi số {deliveries.Count}: kinh phí lấy từ đâu?"));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The program was killed.
        }
    }

    private static string UserOf(int number) => (700_000_000_000_000_000 + number).ToString(CultureInfo.InvariantCulture);

    /// <summary>A moment before anything was promised would prove nothing.</summary>
    private static async Task WaitForAcknowledgementAsync(List<Task<WebhookDelivery>> deliveries, int before)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        var arrived = false;
        while (!arrived)
        {
            await pause.WaitForNextTickAsync(patience.Token);
            lock (deliveries)
            {
                arrived = deliveries.Skip(before).Any(d => d.IsCompletedSuccessfully && d.Result.State == WebhookState.Delivered);
            }
        }
    }

    /// <summary>Waits until Zalo has repeated what was not acknowledged and the program has answered what was.</summary>
    private static async Task<ZaloKillReport> CountAsync(ZaloProgram program, WebhookDelivery[] deliveries)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            var texts = program.Zalo.Sent.All.ToLookup(m => m.UserId!, m => m.Text);
            var taken = deliveries
                .Select((d, i) => (d.State, Texts: texts[UserOf(i)].ToList()))
                .Where(d => d.State == WebhookState.Delivered)
                .Select(d => d.Texts)
                .ToList();
            var report = new ZaloKillReport(
                taken.Count, taken.Count(t => t.Distinct().Count() < Messages), taken.Count(t => t.Distinct().Count() < t.Count));
            if ((report.Unanswered == 0 && taken.Count == deliveries.Length) || patience.IsCancellationRequested)
            {
                return report;
            }

            await pause.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
