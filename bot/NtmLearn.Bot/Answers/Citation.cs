namespace NtmLearn.Bot.Answers;

/// <summary>An exact stretch of a document's text. <see cref="Text"/> equals the text from Start to End (exclusive).</summary>
public sealed record CitationSpan(int Start, int End, string Text);

/// <summary>Where quoted words stand. Shown only after every span was found in its document.</summary>
/// <param name="Section">The anchor of the passage.</param>
/// <param name="SectionTitle">The nearest heading, or the document's title.</param>
/// <param name="AsOf">Set when dates matter: the day up to which the words held, or from which they hold.</param>
public sealed record Citation(
    string DocumentId,
    string DocumentTitle,
    string? DocumentNumber,
    DateOnly? IssuedOn,
    string Section,
    string SectionTitle,
    DateOnly? AsOf,
    IReadOnlyList<CitationSpan> Spans)
{
    /// <summary>Path of the document page at the quoted words, highlighted there.</summary>
    public string Path => Spans.Count == 0
        ? $"/van-ban/{DocumentId}#{Section}"
        : $"/van-ban/{DocumentId}?tu={Spans[0].Start}&den={Spans[^1].End}#{Section}";
}
