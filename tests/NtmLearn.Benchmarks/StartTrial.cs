using NtmLearn.TestKit;

namespace NtmLearn.Benchmarks;

/// <summary>How long starting takes, on an empty data folder and later, and what the program holds at rest.</summary>
internal static class StartTrial
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        using var folder = new TemporaryFolder();
        for (var number = 1; number <= arguments.Number("times", 5); number++)
        {
            await using var program = await ProgramProcess.StartAsync(folder.Path, settings: arguments.Database());
            var work = program.ProcessorTime;
            await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
            Console.WriteLine(
                $"start {number}: ready after {program.ReadyAfter.TotalSeconds:0.0} s, {work.TotalSeconds:0.0} s of processor time; at rest {program.WorkingSet / 1_000_000} MB");
        }

        return 0;
    }
}
