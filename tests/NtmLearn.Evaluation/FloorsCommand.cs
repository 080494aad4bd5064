using System.Globalization;
using System.Text.Json;
using NtmLearn.TestKit;

namespace NtmLearn.Evaluation;

/// <summary>Runs the evaluations, holds every figure named in <c>floors.json</c> to its bound and prints what changed since the last committed result.</summary>
internal static class FloorsCommand
{
    private const string Folder = "tests/NtmLearn.Evaluation";
    private const string PlanText = "ke-hoach-38-bai-gioi-thieu.txt";
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static int Run(IReadOnlyList<string> args)
    {
        var options = new CommandLine(args, "--shared", "--record");
        var shared = options.Single("--shared") ?? Repository.Find("../shared");
        var bounds = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(
            File.ReadAllText(Repository.Find($"{Folder}/floors.json")))!;
        var scratch = Directory.CreateTempSubdirectory("ntmlearn-floors-");
        try
        {
            var runs = OwnRuns().Concat(SharedRuns(Path.Combine(shared, "eval"), scratch.FullName)).ToList();
            if (bounds.Keys.Except(runs.Select(r => r.Name)).FirstOrDefault() is { } unknown)
            {
                throw new ArgumentException($"floors.json names {unknown}, which is not an evaluation.");
            }

            var figures = new Dictionary<string, Dictionary<string, double>>();
            var tally = new Tally();
            foreach (var run in runs)
            {
                var checks = bounds.GetValueOrDefault(run.Name) ?? [];
                Console.WriteLine($"== {run.Name}");
                if (run.Missing() is { } missing)
                {
                    Console.WriteLine($"skipped, {checks.Count} floors: {Path.GetFileName(missing)} of the shared evaluation data is not here");
                    tally.Skipped += checks.Count;
                    continue;
                }

                figures[run.Name] = Measure(run, Path.Combine(scratch.FullName, run.Name + ".json"));
                Compare(run.Name, figures[run.Name]);
                foreach (var (figure, bound) in checks)
                {
                    tally.Count(Check($"{run.Name} {figure}", figures[run.Name].GetValueOrDefault(figure, double.NaN), bound, figures, figure));
                }

                if (options.Single("--record") == "yes")
                {
                    Directory.CreateDirectory(Repository.Find($"{Folder}/results"));
                    File.WriteAllText(ResultFile(run.Name), JsonSerializer.Serialize(figures[run.Name], Json) + "\n");
                }
            }

            Console.WriteLine($"floors: {tally.Passed} passed, {tally.Failed} failed, {tally.Skipped} skipped");
            return tally.Failed == 0 ? 0 : 1;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static IEnumerable<Evaluation> OwnRuns()
    {
        var cases = Repository.Find($"{Folder}/cases");
        yield return new("intents", IntentsCommand.Run, ["--cases", Path.Combine(cases, "intents.jsonl")]);
        yield return new("masking", MaskingCommand.Run, ["--cases", Path.Combine(cases, "masking.jsonl")]);
        yield return new("attacks", AttacksCommand.Run, ["--cases", Path.Combine(cases, "attacks.jsonl")]);
    }

    private static IEnumerable<Evaluation> SharedRuns(string data, string scratch)
    {
        var text = Path.Combine(scratch, "text");
        if (File.Exists(Path.Combine(data, PlanText)))
        {
            Directory.CreateDirectory(text);
            File.Copy(Path.Combine(data, PlanText), Path.Combine(text, PlanText));
        }

        string[] asked = ["--questions", Path.Combine(data, "plan38-dev.jsonl"), "--meta", Path.Combine(data, "plan38-dev-meta.jsonl")];
        yield return new("answers-text", AnswersCommand.Run, ["--corpus", text, .. asked]);
        yield return new("answers-corpus", AnswersCommand.Run, ["--corpus", Repository.Find("content/corpus"), .. asked]);

        var dev = Path.Combine(data, "xquad-vi-dev");
        foreach (var (name, file) in new[]
        {
            ("plain", "questions.jsonl"), ("nodia", "questions.nodia.jsonl"), ("chat", "questions.chat.jsonl"),
            ("chatnodia", "questions.chatnodia.jsonl"), ("typo", "questions.typo.jsonl"), ("nfd", "questions.nfd.jsonl"),
        })
        {
            yield return new(
                $"retrieval-{name}",
                RetrievalCommand.Run,
                [
                    "--paragraphs", Path.Combine(dev, "paragraphs.jsonl"), "--paragraphs", Path.Combine(dev, "distractors.jsonl"),
                    "--questions", Path.Combine(dev, file),
                ]);
        }
    }

    /// <summary>The summary figures: every number at the top of the report except times, which are the machine's.</summary>
    private static Dictionary<string, double> Measure(Evaluation run, string output)
    {
        run.Command([.. run.Arguments, "--json", output]);
        using var report = JsonDocument.Parse(File.ReadAllText(output));
        return report.RootElement.EnumerateObject()
            .Where(p => p.Value.ValueKind == JsonValueKind.Number && !p.Name.EndsWith("_ms", StringComparison.Ordinal))
            .ToDictionary(p => p.Name, p => Math.Round(p.Value.GetDouble(), 4));
    }

    private static void Compare(string name, Dictionary<string, double> figures)
    {
        if (!File.Exists(ResultFile(name)))
        {
            Console.WriteLine("no committed result to compare with");
            return;
        }

        var before = JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(ResultFile(name)))!;
        var changes = figures.Where(f => before.TryGetValue(f.Key, out var was) && was != f.Value)
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key} {before[f.Key]} -> {f.Value} ({f.Value - before[f.Key]:+0.####;-0.####})"))
            .ToList();
        Console.WriteLine(changes.Count == 0 ? "as in the last committed result" : "since the last committed result: " + string.Join(", ", changes));
    }

    /// <summary>A bound is <c>&gt;= number</c>, <c>&lt;= number</c>, or <c>= evaluation</c> for the same figure of an evaluation before it.</summary>
    private static bool Check(
        string what, double value, string bound, Dictionary<string, Dictionary<string, double>> figures, string figure)
    {
        var (sign, limit) = (bound.Split(' ')[0], bound.Split(' ')[1]);
        var holds = sign switch
        {
            ">=" => value >= double.Parse(limit, CultureInfo.InvariantCulture),
            "<=" => value <= double.Parse(limit, CultureInfo.InvariantCulture),
            "=" => figures.TryGetValue(limit, out var other) && other.GetValueOrDefault(figure, double.NaN) == value,
            _ => throw new ArgumentException($"floors.json: {what} has a bound that cannot be read: {bound}"),
        };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(holds ? "passed" : "FAILED")}: {what} {value} {bound}"));
        return holds;
    }

    private static string ResultFile(string name) => Repository.Find($"{Folder}/results/{name}.json");

    private sealed record Evaluation(string Name, Func<IReadOnlyList<string>, int> Command, IReadOnlyList<string> Arguments)
    {
        /// <summary>The first file or folder it needs that is not there.</summary>
        public string? Missing() => Arguments.FirstOrDefault(a => Path.IsPathRooted(a) && !Path.Exists(a));
    }

    private sealed class Tally
    {
        public int Passed { get; private set; }

        public int Failed { get; private set; }

        public int Skipped { get; set; }

        public void Count(bool passed) => _ = passed ? Passed++ : Failed++;
    }
}
