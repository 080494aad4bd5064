using NtmLearn.Bot.Passages;
using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>A number that a text announces and the items it then lists: "05 mục tiêu chính, đó là: …".</summary>
/// <param name="Announced">The number said, or null when none is.</param>
/// <param name="Noun">Folded noun that is counted, such as "muc tieu".</param>
/// <param name="NounSpan">Where number and noun stand in the document.</param>
/// <param name="Items">Spans of the items in the document.</param>
internal sealed record Enumeration(int? Announced, string Noun, TextSpan NounSpan, IReadOnlyList<TextSpan> Items);

/// <summary>A stretch of a document's text.</summary>
internal readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;
}

/// <summary>
/// The smallest stretch that can be quoted and makes sense: a sentence, or a list item with the words that lead it in.
/// </summary>
internal sealed class Statement
{
    public required int Index { get; init; }

    public required Passage Passage { get; init; }

    /// <summary>The sentence or item.</summary>
    public required TextSpan Span { get; init; }

    public required string Text { get; init; }

    /// <summary>The words before the list that say whose the item is.</summary>
    public TextSpan? LeadIn { get; init; }

    /// <summary>Place among the items of its list, from 1; 0 when it is no item.</summary>
    public int ItemNumber { get; init; }

    public required IReadOnlyList<Token> Tokens { get; init; }

    public required TermBag Own { get; init; }

    /// <summary>Lead-in and headings.</summary>
    public required TermBag Near { get; init; }

    /// <summary>Title of the document and codes it is about.</summary>
    public required TermBag Far { get; init; }

    public required StatementFeatures Features { get; init; }

    public Enumeration? Enumeration { get; init; }

    /// <summary>All items of the list that this statement leads in or belongs to.</summary>
    public Enumeration? List { get; init; }

    public int WordCount => Tokens.Count;
}
