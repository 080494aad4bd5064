using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NtmLearn.Evaluation;

/// <summary>One line of a cases file; <paramref name="Expect"/> is there when the outcome is to be judged.</summary>
internal sealed record EvaluationCase(string Id, string Text, string? Expect);

/// <summary>What came of a case. One of Intent, Masked and Status is set, by the verb.</summary>
internal sealed record CaseResult
{
    public required string Id { get; init; }

    public string? Intent { get; init; }

    public string? Masked { get; init; }

    public string? Status { get; init; }

    /// <summary>The reply.</summary>
    public required string Text { get; init; }

    /// <summary>True when the turn would write anything beyond the conversation itself.</summary>
    public required bool Wrote { get; init; }
}

/// <summary>Reads cases, judges and reports results: the same form for every verb over cases.</summary>
internal static class EvaluationCases
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Runs every case of <c>--cases</c>, prints what was not as expected, and writes <c>--json</c>.</summary>
    public static int Run(
        IReadOnlyList<string> args, Func<EvaluationCase, CaseResult> answer, Func<EvaluationCase, CaseResult, bool> isExpected)
    {
        var options = new CommandLine(args, "--cases", "--json");
        var cases = options.All("--cases").SelectMany(Read).ToList();
        if (cases.Count == 0)
        {
            throw new ArgumentException("--cases must name a file with lines in it.");
        }

        var results = new List<CaseResult>(cases.Count);
        var groups = new SortedDictionary<string, (int Right, int All)>(StringComparer.Ordinal);
        foreach (var asked in cases)
        {
            var result = answer(asked);
            results.Add(result);
            if (asked.Expect is null)
            {
                continue;
            }

            var right = isExpected(asked, result);
            var group = asked.Id.Split('-')[0];
            var (before, all) = groups.GetValueOrDefault(group);
            groups[group] = (before + (right ? 1 : 0), all + 1);
            if (!right)
            {
                Console.WriteLine($"{asked.Id}: expected {asked.Expect}, was {result.Intent ?? result.Masked ?? result.Status}: {asked.Text}");
            }
        }

        double? accuracy = groups.Count == 0 ? null : groups.Values.Sum(g => g.Right) / (double)groups.Values.Sum(g => g.All);
        foreach (var (group, (right, all)) in groups)
        {
            Console.WriteLine($"{group}: {right}/{all}");
        }

        Console.WriteLine(FormattableString.Invariant($"{cases.Count} cases, accuracy {accuracy:0.0000}"));
        if (options.Single("--json") is { } file)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(new { cases = cases.Count, accuracy, results }, Json));
        }

        return 0;
    }

    private static IEnumerable<EvaluationCase> Read(string file) =>
        File.ReadLines(file).Where(line => !string.IsNullOrWhiteSpace(line))
            .Select(line => JsonSerializer.Deserialize<EvaluationCase>(line, Json)!);
}
