using System.Text;
using NtmLearn.Bot.Passages;
using YamlDotNet.Serialization;

namespace NtmLearn.Bot.Tests.Content;

/// <summary>Reads the files of the content folder, found by walking up to the solution.</summary>
internal static class ContentFiles
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every file but the fonts, which are no text.</summary>
    public static IEnumerable<string> All() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetExtension(path) != ".ttf").Order(StringComparer.Ordinal);

    public static IReadOnlyList<ParsedDocument> Documents { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Root, "corpus"), "*.md").Order(StringComparer.Ordinal)
            .Select(path => DocumentParser.Parse(Path.GetFileName(path), Text(path)))];

    public static IEnumerable<string> DocumentPaths() => Directory.EnumerateFiles(Path.Combine(Root, "corpus"), "*.md");

    public static IEnumerable<string> AnswerPaths() => Directory.EnumerateFiles(Path.Combine(Root, "corpus", "answers"), "*.md");

    public static string Text(string path) => File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true));

    /// <summary>The declarations at the top of a Markdown file and the words under them.</summary>
    public static (IReadOnlyDictionary<string, string> Facts, string Body) FrontMatter(string path)
    {
        var text = Text(path);
        Assert.StartsWith("---\n", text);
        var end = text.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        Assert.True(end > 0, $"{path}: front matter is not closed");
        var facts = new DeserializerBuilder().Build().Deserialize<Dictionary<string, string?>>(text[4..(end + 1)]);
        return (facts.ToDictionary(f => f.Key, f => f.Value?.Trim() ?? ""), text[(end + 5)..]);
    }

    /// <summary>The wordings under <c>questions:</c> of a reviewed answer, and the answer itself.</summary>
    public static (IReadOnlyList<string> Questions, string Answer) ReadAnswer(string body)
    {
        var lines = body.Trim().Split('\n');
        Assert.Equal("questions:", lines[0]);
        var questions = lines.Skip(1).TakeWhile(l => l.StartsWith("- ", StringComparison.Ordinal)).Select(l => l[2..].Trim()).ToList();
        return (questions, string.Join('\n', lines.Skip(1 + questions.Count)).Trim());
    }

    /// <summary>Rows of a comma-separated file by column name, without remarks. Fails when a row has another number of cells.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Csv(string relativePath)
    {
        var lines = Text(Path.Combine(Root, relativePath)).Split('\n')
            .Where(l => l.Length > 0 && !l.StartsWith('#'))
            .Select(Cells)
            .ToList();
        var header = lines[0];
        return [.. lines.Skip(1).Select(cells =>
        {
            Assert.True(cells.Count == header.Count, $"{relativePath}: {string.Join(" | ", cells)}");
            return header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second);
        })];
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }

        Assert.False(quoted, $"Quotation mark not closed: {line}");
        cells.Add(cell.ToString());
        return cells;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NtmLearn.sln")))
            {
                return Path.Combine(folder.FullName, "content");
            }
        }

        throw new InvalidOperationException("No NtmLearn.sln above the test program.");
    }
}
