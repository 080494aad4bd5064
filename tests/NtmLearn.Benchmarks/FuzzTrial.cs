using NtmLearn.TestKit;

namespace NtmLearn.Benchmarks;

/// <summary>Hostile input in bulk against the real program.</summary>
internal static class FuzzTrial
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        using var folder = new TemporaryFolder();
        await using var program = await ProgramProcess.StartAsync(folder.Path);
        var fuzz = new DirectLineFuzz(program.BaseAddress, ProgramProcess.Secret, arguments.Number("seed", 1));
        var count = arguments.Number("count", 100_000);
        await fuzz.RunAsync(count / 10);
        var before = program.WorkingSet;
        await fuzz.RunAsync(count - (count / 10));
        Console.WriteLine(
            $"{fuzz.Sent} sent, statuses {string.Join(", ", fuzz.Statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}: {s.Value}"))}, "
            + $"server errors {fuzz.ServerErrors}, memory {before / 1_000_000} MB then {program.WorkingSet / 1_000_000} MB");
        foreach (var example in fuzz.Examples)
        {
            Console.WriteLine(example);
        }

        return await DataCheck.IsSoundAsync(folder.Path) && fuzz.ServerErrors == 0 ? 0 : 1;
    }
}
