using NtmLearn.TestKit;

namespace NtmLearn.Benchmarks;

/// <summary>Kills the program at random moments under load; at the end every acknowledged message has exactly one answer.</summary>
internal static class KillTrial
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var report = await KillScenario.RunAsync(arguments.Number("times", 20), arguments.Number("rate", 50), Console.WriteLine);
        Console.WriteLine(report.Check ?? "check: nothing broken");
        Console.WriteLine($"acknowledged {report.Acknowledged}, answered once {report.AnsweredOnce}, unanswered {report.Unanswered}, answered twice {report.AnsweredTwice}");
        return report.IsClean ? 0 : 1;
    }
}
