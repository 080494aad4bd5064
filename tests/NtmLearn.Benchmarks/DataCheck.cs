using NtmLearn.TestKit;

namespace NtmLearn.Benchmarks;

/// <summary>Holds what a trial left in its database against every promise, as an operator would.</summary>
internal static class DataCheck
{
    /// <returns>Whether <c>check</c> found nothing broken.</returns>
    public static async Task<bool> IsSoundAsync(string dataFolder, IReadOnlyDictionary<string, string>? settings = null)
    {
        var check = await ProgramRun.RunAsync(["check"], new Dictionary<string, string>(settings ?? new Dictionary<string, string>()) { ["Data__Folder"] = dataFolder });
        Console.WriteLine(check.ExitCode == 0 ? "check: nothing broken" : check.Output + check.Error);
        return check.ExitCode == 0;
    }
}
