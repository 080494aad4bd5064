namespace NtmLearn.Bot.Passages;

/// <summary>
/// Builds the knowledge of the files shipped with the program while the rest of it starts. Most starts publish just
/// these, so the work is done by the time it is needed; otherwise it is thrown away.
/// </summary>
public sealed class KnowledgePreload
{
    private Task<Knowledge?>? built;

    /// <summary>Begins in the background. A file that cannot be read is the importer's to report.</summary>
    public void Begin(ContentOptions content) => built = Task.Run(() =>
    {
        try
        {
            var documents = CorpusFolder.Read(content.CorpusFolder);
            return Knowledge.Build(documents, LanguageFiles.ReadAll(content.LanguageFolder), Answers.ReviewedAnswerFiles.Read(content.AnswersFolder, documents));
        }
        catch (Exception exception) when (exception is DocumentFormatException or IOException)
        {
            return null;
        }
    });

    /// <summary>What was built, once and only when it is made of exactly these documents; else null.</summary>
    internal async Task<Knowledge?> TakeAsync(IReadOnlyList<ParsedDocument> documents)
    {
        if (Interlocked.Exchange(ref built, null) is not { } task || await task is not { } knowledge)
        {
            return null;
        }

        var same = knowledge.Documents.Count == documents.Count
            && documents.All(d => knowledge.Find(d.Document.DocumentId) is { } other && other.Document == d.Document && SameQuestions(other, d));
        if (!same)
        {
            knowledge.Dispose();
        }

        return same ? knowledge : null;
    }

    private static bool SameQuestions(ParsedDocument one, ParsedDocument other) =>
        one.Passages.SelectMany(p => p.Questions).SequenceEqual(other.Passages.SelectMany(p => p.Questions));
}
