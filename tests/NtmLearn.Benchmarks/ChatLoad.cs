using System.Collections.Concurrent;
using System.Diagnostics;
using NtmLearn.TestKit;

namespace NtmLearn.Benchmarks;

/// <summary>Turns per second over the durable path, from posting a message to its reply on the socket.</summary>
internal static class ChatLoad
{
    public static readonly string[] Questions =
    [
        "tien lam chuong trinh nay lay o dau",
        "Kế hoạch 38 do ai ban hành?",
        "mục tiêu đến năm 2025 là gì",
        "ai chịu trách nhiệm ở cấp xã",
        "thôn thông minh là gì?",
        "xin chào",
    ];

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var rate = arguments.Number("rate", 0);
        var seconds = arguments.Number("seconds", 15);
        var conversations = arguments.Number("conversations", 40);
        using var folder = new TemporaryFolder();
        await using var program = await ProgramProcess.StartAsync(folder.Path);
        Console.WriteLine($"ready after {program.ReadyAfter.TotalMilliseconds:0} ms, {program.WorkingSet / 1_000_000} MB");

        var chatters = new List<Chatter>();
        for (var i = 0; i < conversations; i++)
        {
            chatters.Add(await Chatter.OpenAsync(program.BaseAddress));
        }

        await MeasureAsync(chatters, rate: 0, TimeSpan.FromSeconds(5));
        var processorTime = program.ProcessorTime;
        var times = await MeasureAsync(chatters, rate, TimeSpan.FromSeconds(seconds));
        var perTurn = (program.ProcessorTime - processorTime).TotalMilliseconds / times.Count;
        times.Sort();
        Console.WriteLine(
            $"turns {times.Count}, {times.Count / (double)seconds:0} per second, p50 {At(times, 0.5):0.0} ms, p95 {At(times, 0.95):0.0} ms, "
            + $"p99 {At(times, 0.99):0.0} ms, max {times[^1]:0.0} ms, processor {perTurn:0.00} ms a turn, {program.WorkingSet / 1_000_000} MB");
        chatters.ForEach(c => c.Dispose());
        return 0;
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];

    /// <summary>At a rate, a message counts from the moment it was due, so that waiting for a busy server is not hidden.</summary>
    private static async Task<List<double>> MeasureAsync(List<Chatter> chatters, int rate, TimeSpan duration)
    {
        var times = new ConcurrentBag<double>();
        var due = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(chatters.Select(async chatter =>
        {
            while (true)
            {
                var turn = Interlocked.Increment(ref due) - 1;
                var at = rate == 0 ? watch.Elapsed : TimeSpan.FromSeconds(turn / (double)rate);
                if (at >= duration)
                {
                    return;
                }

                if (at > watch.Elapsed)
                {
                    await Task.Delay(at - watch.Elapsed, TimeProvider.System);
                }

                await chatter.AskAsync(Questions[turn % Questions.Length]);
                times.Add((watch.Elapsed - at).TotalMilliseconds);
            }
        }));
        return [.. times];
    }
}
