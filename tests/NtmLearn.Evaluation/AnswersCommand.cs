using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Passages;
using NtmLearn.TestKit;

namespace NtmLearn.Evaluation;

/// <summary>Asks every question through the turn pipeline over the documents of one folder and scores the replies.</summary>
internal static class AnswersCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static int Run(IReadOnlyList<string> args)
    {
        var options = new CommandLine(args, "--corpus", "--questions", "--meta", "--json", "--show");
        var cases = ReadLines<AnswerCase>(options.Required("--questions")).ToList();
        var meta = options.Single("--meta") is { } file ? ReadLines<AnswerCaseMeta>(file).ToDictionary(m => m.Id) : [];
        using var pipeline = new CasePipeline(Repository.Find("content"), options.Required("--corpus"));
        var documents = pipeline.Documents;
        pipeline.Ask(cases[0].Text);
        var results = cases.ConvertAll(c => Measure(pipeline, c, meta.GetValueOrDefault(c.Id)));
        var report = Report(results, Respell(pipeline, results), documents);
        if (options.Single("--show") is { } show)
        {
            foreach (var result in results.Where(r => show == "all" || r.Verdict != Verdict.Right))
            {
                Console.WriteLine($"{result.Case.Id} {(result.Case.Answerable ? "answerable" : result.Meta?.Kind)} {result.Verdict} {result.Reply.Status} {result.Reply.Receipt.Confidence:0.00} | {result.Case.Text} || {result.Reply.Receipt.Understood}\n    {result.Reply.Text.ReplaceLineEndings("\n    ")}");
            }
        }

        foreach (var (name, value) in report.Where(p => p.Value is double or int))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {value}"));
        }

        if (options.Single("--json") is { } output)
        {
            File.WriteAllText(output, JsonSerializer.Serialize(report, Json));
        }

        return 0;
    }

    private static Scored Measure(CasePipeline pipeline, AnswerCase question, AnswerCaseMeta? meta)
    {
        var started = Stopwatch.GetTimestamp();
        var reply = pipeline.Ask(question.Text);
        return new Scored(question, meta, reply, AnswerScoring.Score(question, meta, reply), Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>Share of outcomes that change when plain answerable questions are spelt another way.</summary>
    private static Dictionary<string, double> Respell(CasePipeline pipeline, List<Scored> results)
    {
        var plain = results.FindAll(r => r.Case.Answerable && r.Meta?.Style is null or "normal");
        return Respelling.All.ToDictionary(
            way => way.Name,
            way => plain.Count == 0 ? 0 : Math.Round(plain.Average(r =>
                AnswerScoring.Score(r.Case, r.Meta, pipeline.Ask(way.Respell(r.Case))) == r.Verdict ? 0.0 : 1.0), 4));
    }

    private static Dictionary<string, object> Report(List<Scored> results, Dictionary<string, double> respelt, IReadOnlyList<ParsedDocument> documents)
    {
        var texts = documents.ToDictionary(d => d.Document.DocumentId, d => d.Document.Text);
        var answerable = results.FindAll(r => r.Case.Answerable);
        var others = results.FindAll(r => !r.Case.Answerable);
        var answered = results.FindAll(r => !AnswerScoring.IsRefusal(r.Reply.Status));
        var words = results.ConvertAll(r => AnswerScoring.WordCount(r.Reply.Text));
        return new Dictionary<string, object>
        {
            ["questions"] = results.Count,
            ["answerable_right"] = Share(answerable, Verdict.Right),
            ["answerable_wrong"] = Share(answerable, Verdict.Wrong),
            ["over_refused"] = Share(answerable, Verdict.OverRefused),
            ["unanswerable_refused"] = Share(others, Verdict.Right),
            ["citation_true"] = answered.Count == 0 ? 1.0 : Math.Round(answered.Average(r => IsTrue(r.Reply, texts) ? 1.0 : 0), 4),
            ["mean_words"] = Math.Round(words.Average(), 2),
            ["max_words"] = words.Max(),
            ["respelling_changed"] = Math.Round(respelt.Values.Average(), 4),
            ["respelling"] = respelt,
            ["by_style"] = Groups(results, r => r.Meta?.Style),
            ["by_kind"] = Groups(results, r => r.Meta?.Kind),
            ["replies"] = results.Select(r => new
            {
                id = r.Case.Id,
                status = r.Reply.Status.ToString(),
                verdict = r.Verdict.ToString(),
                text = r.Reply.Text,
                quotations = r.Reply.Citations.SelectMany(c => c.Spans).Select(s => s.Text),
                words = AnswerScoring.WordCount(r.Reply.Text),
                ms = Math.Round(r.Milliseconds, 3),
            }).ToList(),
        };
    }

    /// <summary>Every quotation stands in its document where the citation says, and in the reply.</summary>
    private static bool IsTrue(TurnOutcome reply, Dictionary<string, string> texts) =>
        reply.Citations.Count > 0 && reply.Citations.All(c => c.Spans.Count > 0 && c.Spans.All(s =>
            texts.TryGetValue(c.DocumentId, out var text) && s.End <= text.Length && text[s.Start..s.End] == s.Text && reply.Text.Contains(s.Text, StringComparison.Ordinal)));

    private static double Share(List<Scored> results, Verdict verdict) =>
        results.Count == 0 ? 0 : Math.Round(results.Count(r => r.Verdict == verdict) / (double)results.Count, 4);

    private static Dictionary<string, object> Groups(List<Scored> results, Func<Scored, string?> key) => results
        .GroupBy(r => key(r) ?? "")
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => (object)new { questions = g.Count(), right = Share([.. g], Verdict.Right), wrong = Share([.. g], Verdict.Wrong) });

    private static IEnumerable<T> ReadLines<T>(string file) => File.ReadLines(file)
        .Where(line => !string.IsNullOrWhiteSpace(line))
        .Select(line => JsonSerializer.Deserialize<T>(line, Json) ?? throw new ArgumentException($"{file}: a line is null."));

    private sealed record Scored(AnswerCase Case, AnswerCaseMeta? Meta, TurnOutcome Reply, Verdict Verdict, double Milliseconds);
}
