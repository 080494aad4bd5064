namespace NtmLearn.Bot.Passages;

/// <summary>Reads every document of a folder and its subfolders; <c>answers/</c> holds reviewed answers and is left out.</summary>
public static class CorpusFolder
{
    /// <exception cref="DocumentFormatException">A file cannot be read; the message names it.</exception>
    public static IReadOnlyList<ParsedDocument> Read(string folder)
    {
        var documents = new List<ParsedDocument>();
        foreach (var file in Files(folder))
        {
            try
            {
                documents.Add(DocumentParser.Parse(Path.GetFileName(file), File.ReadAllText(file)));
            }
            catch (DocumentFormatException error)
            {
                throw new DocumentFormatException($"{Path.GetFileName(file)}: {error.Message}");
            }
        }

        return documents;
    }

    /// <summary>The files that <see cref="Read"/> reads, in order of name.</summary>
    public static IReadOnlyList<string> Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => DocumentParser.Extensions.Contains(Path.GetExtension(f).ToLowerInvariant()))
            .Where(f => !Path.GetRelativePath(folder, f).StartsWith("answers" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Where(f => !string.Equals(Path.GetFileName(f), "README.md", StringComparison.OrdinalIgnoreCase))
            .OrderBy(f => f, StringComparer.Ordinal),
    ];
}
