using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NtmLearn.Bot.Passages;
using NtmLearn.TestKit;

namespace NtmLearn.Evaluation;

/// <summary>Measures finding alone: every paragraph is a passage, every question has one right paragraph.</summary>
internal static class RetrievalCommand
{
    private const int WarmUp = 500;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static int Run(IReadOnlyList<string> args)
    {
        var options = new CommandLine(args, "--paragraphs", "--questions", "--json");
        var passages = options.All("--paragraphs").SelectMany(ReadLines<Paragraph>).Select(ToPassage).ToList();
        var questions = ReadLines<Question>(options.Required("--questions")).ToList();
        if (passages.Count == 0 || questions.Count == 0)
        {
            throw new ArgumentException("--paragraphs and --questions must name files with lines in them.");
        }

        var language = LanguageFiles.Read(Repository.Find("content/language"));

        // The run-time compiles what it sees for the first time; a small index beforehand keeps that out of the figure.
        PassageIndex.Build([.. passages.Take(WarmUp)], language).Dispose();
        var started = Stopwatch.GetTimestamp();
        using var index = PassageIndex.Build(passages, language);
        var indexTime = Stopwatch.GetElapsedTime(started);

        var ranks = new List<int>(questions.Count);
        foreach (var question in questions)
        {
            var hits = index.Search(question.Text, 10);
            ranks.Add(hits.TakeWhile(h => h.Passage.Anchor != question.ParagraphId).Count() is var rank && rank < hits.Count ? rank + 1 : 0);
        }

        // Timed apart and warm, so that the figures are about searching and not about starting up.
        var times = new List<double>(questions.Count);
        foreach (var question in questions)
        {
            var asked = Stopwatch.GetTimestamp();
            index.Search(question.Text, 10);
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        times.Sort();
        var result = new Result
        {
            RecallAt1 = Math.Round(ranks.Average(r => r == 1 ? 1.0 : 0), 4),
            RecallAt5 = Math.Round(ranks.Average(r => r is >= 1 and <= 5 ? 1.0 : 0), 4),
            MrrAt10 = Math.Round(ranks.Average(r => r > 0 ? 1.0 / r : 0), 4),
            IndexMs = Math.Round(indexTime.TotalMilliseconds, 1),
            QueryP50Ms = Math.Round(times[times.Count / 2], 3),
            QueryP99Ms = Math.Round(times[(int)(times.Count * 0.99)], 3),
            Questions = questions.Count,
        };
        Console.WriteLine(FormattableString.Invariant(
            $"{passages.Count} passages, {result.Questions} questions: recall@1 {result.RecallAt1:0.000}  recall@5 {result.RecallAt5:0.000}  mrr@10 {result.MrrAt10:0.0000}"));
        Console.WriteLine(FormattableString.Invariant(
            $"index {result.IndexMs:0} ms, query p50 {result.QueryP50Ms:0.00} ms, p99 {result.QueryP99Ms:0.00} ms"));
        if (options.Single("--json") is { } file)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(result, Json));
        }

        return 0;
    }

    private static Passage ToPassage(Paragraph paragraph) => new()
    {
        DocumentId = paragraph.Title ?? paragraph.Id,
        Anchor = paragraph.Id,
        HeadingPath = [],
        Kind = PassageKind.Paragraph,
        Start = 0,
        End = paragraph.Text.Length,
        Text = paragraph.Text,
        DocumentTitle = paragraph.Title ?? "",
    };

    private static IEnumerable<T> ReadLines<T>(string file) =>
        File.ReadLines(file).Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => JsonSerializer.Deserialize<T>(l, Json)!);

    private sealed record Paragraph(string Id, string? Title, string Text);

    private sealed record Question(string Id, string Text, [property: JsonPropertyName("paragraph_id")] string ParagraphId);

    private sealed record Result
    {
        [JsonPropertyName("recall@1")]
        public required double RecallAt1 { get; init; }

        [JsonPropertyName("recall@5")]
        public required double RecallAt5 { get; init; }

        [JsonPropertyName("mrr@10")]
        public required double MrrAt10 { get; init; }

        [JsonPropertyName("index_ms")]
        public required double IndexMs { get; init; }

        [JsonPropertyName("query_p50_ms")]
        public required double QueryP50Ms { get; init; }

        [JsonPropertyName("query_p99_ms")]
        public required double QueryP99Ms { get; init; }

        public required int Questions { get; init; }
    }
}
