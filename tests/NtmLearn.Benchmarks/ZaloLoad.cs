using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NtmLearn.TestKit;
using NtmLearn.ZaloSimulator.Webhooks;

namespace NtmLearn.Benchmarks;

/// <summary>
/// Events of a simulated OA to the program: how fast they are acknowledged, and when people have their answers. One
/// message a person, so that each answer is known for its question.
/// </summary>
internal static class ZaloLoad
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(12);

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var rate = arguments.Number("rate", 60);
        var seconds = arguments.Number("seconds", 30);
        var burst = arguments.Number("burst", 0);
        var database = arguments.Text("postgres") is { } connection
            ? new Dictionary<string, string> { ["Database__Provider"] = "PostgreSql", ["Database__ConnectionString"] = connection }
            : [];
        await using var program = await ZaloProgram.StartAsync(arguments.Number("per-minute", 4000), database);
        await SendAsync(program, "1", rate: 20, count: 100);
        await AnsweredAsync(program, "1", 100);

        var count = burst > 0 ? burst : rate * seconds;
        var watch = Stopwatch.StartNew();
        var (times, taken, sentAt) = await SendAsync(program, "2", burst > 0 ? 0 : rate, count);
        var sending = watch.Elapsed;
        var accepted = taken.Count(d => d.State == WebhookState.Delivered && d.Attempts.Count == 1);
        times.Sort();
        Console.WriteLine(
            $"{count} events in {sending.TotalSeconds:0.0} s, {count / sending.TotalSeconds:0} per second; acknowledged at once {accepted}, "
            + $"p50 {At(times, 0.5):0.0} ms, p99 {At(times, 0.99):0.0} ms, max {times[^1]:0.0} ms");
        if (arguments.Number("answers", 1) == 0)
        {
            return accepted == count ? 0 : 1;
        }

        var isComplete = await AnsweredAsync(program, "2", count);
        var answers = program.Zalo.Sent.All.Where(m => m.UserId![0] == '2').GroupBy(m => m.UserId!).ToDictionary(g => g.Key, g => g.ToList());
        var waits = answers.Select(a => (a.Value[0].SentAt - sentAt[a.Key]).TotalSeconds).Order().ToList();
        Console.WriteLine(
            $"answered {answers.Count} of {count} in {watch.Elapsed.TotalSeconds:0} s, twice {answers.Count(a => a.Value.Count > 1)}; "
            + $"wait p50 {At(waits, 0.5):0.00} s, p99 {At(waits, 0.99):0.00} s, max {waits[^1]:0.00} s; refused for haste {program.Zalo.Counters.AnsweredWith(-32)}");
        return isComplete && accepted == count ? 0 : 1;
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];

    /// <summary>At a rate, an event counts from the moment it was due. Rate 0 sends with 64 at a time.</summary>
    private static async Task<(List<double> Times, List<WebhookDelivery> Taken, ConcurrentDictionary<string, DateTimeOffset> SentAt)> SendAsync(
        ZaloProgram program, string group, int rate, int count)
    {
        var times = new ConcurrentBag<double>();
        var taken = new ConcurrentBag<WebhookDelivery>();
        var sentAt = new ConcurrentDictionary<string, DateTimeOffset>();
        var next = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) - 1 is var number && number < count)
            {
                var at = rate == 0 ? watch.Elapsed : TimeSpan.FromSeconds(number / (double)rate);
                if (at > watch.Elapsed)
                {
                    await Task.Delay(at - watch.Elapsed, TimeProvider.System);
                }

                var user = group + number.ToString("D17", CultureInfo.InvariantCulture);
                sentAt[user] = TimeProvider.System.GetUtcNow();
                taken.Add(await program.Zalo.SendTextAsync(user, ChatLoad.Questions[number % ChatLoad.Questions.Length]));
                times.Add((watch.Elapsed - at).TotalMilliseconds);
            }
        }));
        return ([.. times], [.. taken], sentAt);
    }

    private static async Task<bool> AnsweredAsync(ZaloProgram program, string group, int count)
    {
        using var patience = new CancellationTokenSource(Longest);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (program.Zalo.Sent.All.Where(m => m.UserId![0] == group[0]).DistinctBy(m => m.UserId).Count() < count)
        {
            if (patience.IsCancellationRequested)
            {
                return false;
            }

            await pause.WaitForNextTickAsync(CancellationToken.None);
        }

        return true;
    }
}
