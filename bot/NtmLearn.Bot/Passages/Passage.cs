namespace NtmLearn.Bot.Passages;

public enum PassageKind
{
    Paragraph = 1,

    /// <summary>Items of one list together with their lead-in.</summary>
    List = 2,

    /// <summary>The words under a picture; about the picture, not about the plan.</summary>
    Caption = 3,

    /// <summary>The name of the writer at the end.</summary>
    Byline = 4,
}

/// <summary>
/// The smallest titled stretch of a document that can be found and quoted. <see cref="Text"/> is exactly
/// the document's text from <see cref="Start"/> to <see cref="End"/> (exclusive).
/// </summary>
public sealed record Passage
{
    public required string DocumentId { get; init; }

    /// <summary>Stable within the document while the words stay; the fragment of its link.</summary>
    public required string Anchor { get; init; }

    /// <summary>Headings from the outermost to the nearest; empty when the document has none.</summary>
    public required IReadOnlyList<string> HeadingPath { get; init; }

    public required PassageKind Kind { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    public required string Text { get; init; }

    /// <summary>The document's title, indexed in a field of its own.</summary>
    public required string DocumentTitle { get; init; }

    /// <summary>The document's <see cref="SourceDocument.Weight"/>.</summary>
    public double Weight { get; init; } = 1;

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    /// <summary>Everyday wordings written under the heading; indexed in a field of their own.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];
}
