using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NtmLearn.TestKit;
using NtmLearn.ZaloSimulator.Webhooks;

namespace NtmLearn.Benchmarks;

/// <summary>
/// Events of a simulated OA to the program: how fast they are acknowledged, and when people have their answers. People
/// have one answer for each message, in their order.
/// </summary>
internal static class ZaloLoad
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(12);

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var rate = arguments.Number("rate", 60);
        var burst = arguments.Number("burst", 0);
        var count = burst > 0 ? burst : rate * arguments.Number("seconds", 30);
        var people = Math.Min(count, arguments.Number("people", 400));
        await using var program = await ZaloProgram.StartAsync(arguments.Number("per-minute", 4000), arguments.Database());

        // Everybody is greeted and answered once, and the program is warm.
        await SendAsync(program, rate: 25, people, people);
        await AnsweredAsync(program, 2 * people);
        var before = program.Zalo.Sent.All.CountBy(m => m.UserId!).ToDictionary();

        var watch = Stopwatch.StartNew();
        var (times, taken, sentAt) = await SendAsync(program, burst > 0 ? 0 : rate, count, people);
        var sending = watch.Elapsed;
        var accepted = taken.Count(d => d.State == WebhookState.Delivered && d.Attempts.Count == 1);
        Console.WriteLine(
            $"{count} events of {people} people in {sending.TotalSeconds:0.0} s, {count / sending.TotalSeconds:0} per second; acknowledged at once {accepted}, "
            + $"p50 {At(times, 0.5):0.0} ms, p99 {At(times, 0.99):0.0} ms, max {times[^1]:0.0} ms");

        var isComplete = await AnsweredAsync(program, (2 * people) + count);
        var (waits, more) = Waits(program, before, sentAt);
        Console.WriteLine(
            $"answered {waits.Count} of {count} in {watch.Elapsed.TotalSeconds:0} s, too many {more}; "
            + $"wait p50 {At(waits, 0.5):0.00} s, p99 {At(waits, 0.99):0.00} s, max {waits[^1]:0.00} s; refused for haste {program.Zalo.Counters.AnsweredWith(-32)}");
        return isComplete && accepted == count && more == 0 ? 0 : 1;
    }

    /// <summary>The n-th message of each person waited for their n-th answer.</summary>
    private static (List<double> Seconds, int More) Waits(
        ZaloProgram program, Dictionary<string, int> before, ConcurrentDictionary<string, ConcurrentQueue<DateTimeOffset>> sentAt)
    {
        var seconds = new List<double>();
        var more = 0;
        foreach (var person in program.Zalo.Sent.All.GroupBy(m => m.UserId!))
        {
            var asked = sentAt.GetValueOrDefault(person.Key)?.Order().ToList() ?? [];
            var answers = person.Skip(before.GetValueOrDefault(person.Key)).Select(m => m.SentAt).ToList();
            seconds.AddRange(asked.Zip(answers, (q, a) => (a - q).TotalSeconds));
            more += Math.Max(0, answers.Count - asked.Count);
        }

        seconds.Sort();
        return (seconds, more);
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];

    /// <summary>At a rate, an event counts from the moment it was due. Rate 0 sends with 64 at a time.</summary>
    private static async Task<(List<double> Times, List<WebhookDelivery> Taken, ConcurrentDictionary<string, ConcurrentQueue<DateTimeOffset>> SentAt)> SendAsync(
        ZaloProgram program, int rate, int count, int people)
    {
        var times = new ConcurrentBag<double>();
        var taken = new ConcurrentBag<WebhookDelivery>();
        var sentAt = new ConcurrentDictionary<string, ConcurrentQueue<DateTimeOffset>>();
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

                var user = (700_000_000_000_000_000 + (number % people)).ToString(CultureInfo.InvariantCulture);
                sentAt.GetOrAdd(user, _ => []).Enqueue(TimeProvider.System.GetUtcNow());
                taken.Add(await program.Zalo.SendTextAsync(user, ChatLoad.Questions[number % ChatLoad.Questions.Length]));
                times.Add((watch.Elapsed - at).TotalMilliseconds);
            }
        }));
        return ([.. times.Order()], [.. taken], sentAt);
    }

    /// <summary>Waits until so many messages are out and no more come.</summary>
    private static async Task<bool> AnsweredAsync(ZaloProgram program, int count)
    {
        using var patience = new CancellationTokenSource(Longest);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (program.Zalo.Sent.Count < count)
        {
            if (patience.IsCancellationRequested)
            {
                return false;
            }

            await pause.WaitForNextTickAsync(CancellationToken.None);
        }

        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        return true;
    }
}
