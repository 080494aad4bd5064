using NtmLearn.TestKit;

namespace NtmLearn.Benchmarks;

/// <summary>Kills the program at random moments while people write over Zalo; the simulator counts what they got.</summary>
internal static class ZaloKillTrial
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var report = await ZaloKillScenario.RunAsync(arguments.Number("times", 20), arguments.Number("rate", 50), Console.WriteLine);
        Console.WriteLine($"acknowledged {report.Acknowledged}, unanswered {report.Unanswered}, answered twice {report.AnsweredTwice} ({report.TwiceShare:P2})");
        return report.IsClean ? 0 : 1;
    }
}
