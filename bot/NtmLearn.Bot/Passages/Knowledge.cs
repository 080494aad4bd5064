using NtmLearn.Bot.Answers;

namespace NtmLearn.Bot.Passages;

/// <summary>Everything published at one moment: documents, passages, the index over them. Immutable; swapped whole.</summary>
public sealed class Knowledge : IDisposable
{
    private readonly Dictionary<string, ParsedDocument> byId;

    private Knowledge(IReadOnlyList<ParsedDocument> documents, KnowledgeWords words, ReviewedAnswers reviewed)
    {
        Documents = documents;
        Words = words;
        Reviewed = reviewed;
        Passages = [.. documents.SelectMany(d => d.Passages)];
        byId = documents.ToDictionary(d => d.Document.DocumentId);
        Index = PassageIndex.Build(Passages, words.Language);
        Statements = new StatementIndex(StatementReader.Read(documents));
        Lexicon = new Lexicon(words.Language);
        Finder = new AnswerFinder(this);
    }

    public IReadOnlyList<ParsedDocument> Documents { get; }

    public IReadOnlyList<Passage> Passages { get; }

    public PassageIndex Index { get; }

    public KnowledgeWords Words { get; }

    public ReviewedAnswers Reviewed { get; }

    /// <summary>Changes whenever a published word changes.</summary>
    public string Version => Index.Version;

    internal StatementIndex Statements { get; }

    internal Lexicon Lexicon { get; }

    internal AnswerFinder Finder { get; }

    /// <summary>Builds the index over the documents, in the order of their ids.</summary>
    /// <param name="reviewed">Answers that are given before the documents are searched; none by default.</param>
    public static Knowledge Build(IEnumerable<ParsedDocument> documents, KnowledgeWords words, ReviewedAnswers? reviewed = null) =>
        new([.. documents.OrderBy(d => d.Document.DocumentId, StringComparer.Ordinal)], words, reviewed ?? ReviewedAnswers.None);

    /// <summary>The document, or null when it is not published.</summary>
    public ParsedDocument? Find(string documentId) => byId.GetValueOrDefault(documentId);

    public void Dispose() => Index.Dispose();
}
