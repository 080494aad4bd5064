using NtmLearn.Bot.Passages;
using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>Reads <c>content/corpus/answers/*.md</c>.</summary>
public static class ReviewedAnswerFiles
{
    private const string QuestionsMark = "questions:";

    /// <summary>All reviewed answers of a folder, each checked against the published documents; none when there is no folder.</summary>
    /// <exception cref="DocumentFormatException">A file lacks something; the message names it.</exception>
    public static ReviewedAnswers Read(string folder, IReadOnlyList<ParsedDocument> documents)
    {
        if (!Directory.Exists(folder))
        {
            return ReviewedAnswers.None;
        }

        var byId = documents.ToDictionary(d => d.Document.DocumentId);
        return new ReviewedAnswers([.. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(f => ReadFile(f, byId))]);
    }

    private static ReviewedAnswer ReadFile(string path, Dictionary<string, ParsedDocument> documents)
    {
        var name = Path.GetFileName(path);
        var (facts, body) = FrontMatter.Split(VietnameseText.Normalise(File.ReadAllText(path)).ReplaceLineEndings("\n"));
        string Needed(string key) => facts?[key] ?? throw new DocumentFormatException($"{name}: thiếu mục '{key}'.");
        var lines = body.Split('\n').Select(l => l.Trim()).SkipWhile(l => l.Length == 0).ToList();
        if (lines.FirstOrDefault() != QuestionsMark)
        {
            throw new DocumentFormatException($"{name}: sau phần khai báo phải là '{QuestionsMark}'.");
        }

        var questions = lines.Skip(1).TakeWhile(l => l.StartsWith("- ", StringComparison.Ordinal)).Select(l => l[2..]).ToList();
        var text = string.Join('\n', lines.Skip(1 + questions.Count).Where(l => l.Length > 0));
        if (questions.Count == 0 || text.Length == 0)
        {
            throw new DocumentFormatException($"{name}: cần ít nhất một câu hỏi và câu trả lời.");
        }

        return new ReviewedAnswer(
            Needed("id"), questions, text, Needed("owner"),
            facts!.Date("review_by") ?? throw new DocumentFormatException($"{name}: thiếu mục 'review_by'."),
            Cite(Needed("document"), Needed("section"), Needed("quote"), documents));
    }

    private static Citation? Cite(string documentId, string section, string quote, Dictionary<string, ParsedDocument> documents)
    {
        if (!documents.TryGetValue(documentId, out var parsed))
        {
            return null;
        }

        foreach (var passage in parsed.Passages)
        {
            var at = passage.HeadingPath.LastOrDefault() == section ? passage.Text.IndexOf(quote, StringComparison.Ordinal) : -1;
            if (at >= 0)
            {
                var start = passage.Start + at;
                var document = parsed.Document;
                return new Citation(
                    documentId, document.Title, document.Number, document.IssuedOn, passage.Anchor, section, document.ValidTo,
                    [new CitationSpan(start, start + quote.Length, quote)]);
            }
        }

        return null;
    }
}
