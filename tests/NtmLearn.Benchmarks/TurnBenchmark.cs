using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Passages;

namespace NtmLearn.Benchmarks;

/// <summary>What a turn costs without storing it: the pipeline alone, warm, over all of <c>content/</c>.</summary>
internal static class TurnBenchmark
{
    private const int Rounds = 100;

    public static int Run()
    {
        using var services = new ServiceCollection()
            .AddAnswering(Path.Combine(AppContext.BaseDirectory, "content"), _ => ReplyContact.None, _ => 90)
            .BuildServiceProvider();
        services.GetRequiredService<KnowledgeHolder>().Publish(Knowledge.Build(
            CorpusFolder.Read(Path.Combine(AppContext.BaseDirectory, "content/corpus")), LanguageFiles.ReadAll(Path.Combine(AppContext.BaseDirectory, "content/language"))));
        var pipeline = services.GetRequiredService<TurnPipeline>();
        Measure(pipeline, Rounds * 3);
        var before = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var times = Measure(pipeline, Rounds);
        var memory = (GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / times.Count;
        var work = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times.Count;
        times.Sort();
        Console.WriteLine(FormattableString.Invariant(
            $"turns {times.Count}, p50 {times[times.Count / 2]:0.00} ms, p99 {times[(int)(times.Count * 0.99)]:0.00} ms, mean processor time {work:0.00} ms, {memory:0} KiB a turn"));
        return 0;
    }

    private static List<double> Measure(TurnPipeline pipeline, int rounds)
    {
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var question in ChatLoad.Questions)
            {
                var started = Stopwatch.GetTimestamp();
                pipeline.Respond(new TurnInput(question, null, TurnMemory.Empty, new DateOnly(2026, 11, 23)));
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        return times;
    }
}
