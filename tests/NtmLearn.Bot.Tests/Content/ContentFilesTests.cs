using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NtmLearn.Bot.Intents;

namespace NtmLearn.Bot.Tests.Content;

/// <summary>Documents, reviewed answers and word lists of the content folder.</summary>
public sealed partial class ContentFilesTests
{
    private static readonly string[] DocumentKeys =
        ["id", "number", "title", "issuer", "date", "valid_from", "valid_to", "superseded_by", "source", "certainty", "weight"];

    private static readonly string[] AnswerKeys = ["id", "owner", "review_by", "document", "section", "quote"];

    public static TheoryData<string> DocumentFiles() => [.. ContentFiles.DocumentPaths().Select(p => Path.GetFileName(p)!)];

    public static TheoryData<string> AnswerFiles() => [.. ContentFiles.AnswerPaths().Select(p => Path.GetFileName(p)!)];

    [Fact]
    public void ReadingAnyFile_AsUtf8_FindsComposedLettersAndPlainLineEnds()
    {
        foreach (var path in ContentFiles.All())
        {
            var text = ContentFiles.Text(path);

            Assert.True(text.IsNormalized(NormalizationForm.FormC), $"{path}: not NFC");
            Assert.True(text.IndexOfAny(['\t', '\r', '\u00A0', '\u200B', '\uFEFF']) < 0, $"{path}: tab, CR or invisible character");
            Assert.True(text.EndsWith('\n'), $"{path}: no line end at the end");
        }
    }

    [Theory]
    [MemberData(nameof(DocumentFiles))]
    public void Declarations_OfADocument_AreCompleteAndTrue(string file)
    {
        var (facts, body) = ContentFiles.FrontMatter(Path.Combine(ContentFiles.Root, "corpus", file));

        Assert.Equal(DocumentKeys, facts.Keys);
        Assert.Equal(Path.GetFileNameWithoutExtension(file), facts["id"]);
        Assert.Matches("^[a-z0-9-]+$", facts["id"]);
        Assert.Matches("^[AB]$", facts["certainty"]);
        Assert.NotEmpty(facts["source"]);
        Assert.InRange(double.Parse(facts["weight"], CultureInfo.InvariantCulture), 0.1, 2);
        Assert.StartsWith($"# {facts["title"]}\n", body.TrimStart('\n'));
        Assert.Single(TopHeading().Matches(body));
        Assert.Equal(facts["number"].Length > 0, facts["date"].Length > 0);
        var dates = new[] { "date", "valid_from", "valid_to" }.Where(k => facts[k].Length > 0).ToDictionary(k => k, k => Date(facts[k]));
        if (dates.TryGetValue("valid_from", out var from))
        {
            Assert.True(!dates.TryGetValue("valid_to", out var to) || from <= to, "valid_from is after valid_to");
            Assert.True(!dates.TryGetValue("date", out var issued) || issued <= from, "in force before it was issued");
        }

        Assert.True(facts["superseded_by"].Length == 0 || File.Exists(Path.Combine(ContentFiles.Root, "corpus", facts["superseded_by"] + ".md")));
    }

    [Theory]
    [MemberData(nameof(DocumentFiles))]
    public void Sections_OfADocument_EachHaveWordsAndThreeToTenWordings(string file)
    {
        var document = ContentFiles.Documents.Single(d => d.Document.DocumentId == Path.GetFileNameWithoutExtension(file));
        var (_, body) = ContentFiles.FrontMatter(Path.Combine(ContentFiles.Root, "corpus", file));
        var declared = body.Split('\n').Count(l => l == "questions:");

        var sections = document.Passages.GroupBy(p => string.Join(" / ", p.HeadingPath)).ToList();

        Assert.Equal(declared, sections.Count);
        foreach (var section in sections)
        {
            var wordings = section.First().Questions;
            Assert.True(wordings.Count is >= 3 and <= 10, $"{section.Key}: {wordings.Count} wordings");
            Assert.Equal(wordings.Count, wordings.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.Contains(wordings, w => w.All(c => c < 0x80));
            Assert.All(section, p => Assert.DoesNotContain("questions:", p.Text));
        }
    }

    [Fact]
    public void Wordings_AcrossDocuments_LeadToOneSectionEach()
    {
        var wordings = ContentFiles.Documents.SelectMany(d => d.Passages)
            .GroupBy(p => (p.DocumentId, Section: string.Join('/', p.HeadingPath)))
            .SelectMany(s => s.First().Questions.Select(q => q.Trim().ToLowerInvariant()));

        var doubled = wordings.GroupBy(w => w).Where(g => g.Count() > 1).Select(g => g.Key);

        Assert.Empty(doubled);
    }

    [Fact]
    public void PlanDocument_AgainstItsNewsPage_KeepsTheDefectsOfTheSource()
    {
        var text = ContentFiles.Documents.Single(d => d.Document.DocumentId == "ke-hoach-38-kh-ubnd").Document.Text;

        Assert.Contains("Kế hoạch có 05 mục tiêu chính, đó là:", text);
        Assert.Contains("chuẩn chỉ tiêu 9.52, chuẩn chỉ tiêu 9.5 của Tiêu chí số 9", text);
        Assert.Contains("được giao thực hiện các nhiêm vụ sau:", text);
        Assert.DoesNotContain("Tin khác", text);
    }

    [Theory]
    [MemberData(nameof(AnswerFiles))]
    public void ReviewedAnswer_WithItsCitation_QuotesTheSectionExactly(string file)
    {
        var (facts, body) = ContentFiles.FrontMatter(Path.Combine(ContentFiles.Root, "corpus", "answers", file));

        var (questions, answer) = ContentFiles.ReadAnswer(body);

        Assert.Equal(AnswerKeys, facts.Keys);
        Assert.All(facts.Values, v => Assert.NotEmpty(v));
        Assert.Equal(Path.GetFileNameWithoutExtension(file), facts["id"]);
        Assert.True(Date(facts["review_by"]) >= new DateOnly(2027, 1, 1));
        Assert.InRange(questions.Count, 3, 10);
        Assert.InRange(answer.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length, 3, 60);
        var passages = ContentFiles.Documents.Single(d => d.Document.DocumentId == facts["document"]).Passages
            .Where(p => p.HeadingPath.LastOrDefault() == facts["section"])
            .ToList();
        Assert.NotEmpty(passages);
        Assert.Contains(passages, p => p.Text.Contains(facts["quote"], StringComparison.Ordinal));
    }

    [Fact]
    public void ReviewedAnswers_Together_NeverShareAWording()
    {
        var wordings = ContentFiles.AnswerPaths()
            .SelectMany(p => ContentFiles.ReadAnswer(ContentFiles.FrontMatter(p).Body).Questions)
            .Select(q => q.ToLowerInvariant())
            .ToList();

        Assert.True(ContentFiles.AnswerPaths().Count() >= 15);
        Assert.Equal(wordings.Count, wordings.Distinct().Count());
    }

    [Theory]
    [InlineData("abbreviations.csv", "short", "long", 80)]
    [InlineData("chat-spellings.csv", "chat", "standard", 150)]
    [InlineData("synonyms.csv", "everyday", "official", 250)]
    [InlineData("glossary.en.csv", "english", "vietnamese", 250)]
    [InlineData("glossary.km.csv", "khmer", "vietnamese", 60)]
    public void WordList_OfALanguage_HasFullCellsAndNoDoubles(string file, string from, string to, int atLeast)
    {
        var rows = ContentFiles.Csv(Path.Combine("language", file));

        Assert.True(rows.Count >= atLeast);
        Assert.All(rows, row =>
        {
            Assert.Equal([from, to], row.Keys);
            Assert.All(row.Values, cell => Assert.True(cell.Length > 0 && cell == cell.Trim(), $"{file}: '{row[from]}' → '{row[to]}'"));
        });
        var pairs = rows.Select(r => (r[from].ToLowerInvariant(), r[to].ToLowerInvariant())).ToList();
        Assert.Equal(pairs.Count, pairs.Distinct().Count());
        Assert.DoesNotContain(pairs, p => p.Item1 == p.Item2);
        if (file != "synonyms.csv")
        {
            var words = rows.Select(r => file == "abbreviations.csv" ? r[from] : r[from].ToLowerInvariant()).ToList();
            Assert.Empty(words.GroupBy(w => w).Where(g => g.Count() > 1).Select(g => g.Key));
        }
    }

    [Fact]
    public void KhmerGlossary_EveryEntry_IsInKhmerScriptAndSaysItAwaitsReview()
    {
        var rows = ContentFiles.Csv("language/glossary.km.csv");
        var head = ContentFiles.Text(Path.Combine(ContentFiles.Root, "language", "glossary.km.csv")).Split("khmer,")[0];

        Assert.Contains("native speaker", head);
        Assert.All(rows, row => Assert.Matches("^[\u1780-\u17FF ]+$", row["khmer"]));
        Assert.All(rows, row => Assert.DoesNotMatch("[\u1780-\u17FF]", row["vietnamese"]));
    }

    [Fact]
    public void IntentExamples_Together_CoverTheClosedListInThreeSpellings()
    {
        var examples = ContentFiles.Text(Path.Combine(ContentFiles.Root, "language", "intents.jsonl")).TrimEnd('\n').Split('\n')
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(e => (Intent: e.GetProperty("intent").GetString()!, Text: e.GetProperty("text").GetString()!))
            .ToList();

        Assert.All(examples, e => Assert.True(IntentNames.TryParse(e.Intent, out _), e.Intent));
        Assert.Equal(examples.Count, examples.Select(e => e.Text.ToLowerInvariant()).Distinct().Count());
        foreach (var intent in Enum.GetValues<Intent>())
        {
            var texts = examples.Where(e => e.Intent == intent.ToWire()).Select(e => e.Text).ToList();
            Assert.True(texts.Count >= 15, $"{intent}: {texts.Count} examples");
            Assert.Contains(texts, t => t.Any(c => c >= 0x80));
            Assert.Contains(texts, t => t.All(c => c < 0x80));
        }
    }

    private static DateOnly Date(string value) => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("^# ", RegexOptions.Multiline)]
    private static partial Regex TopHeading();
}
