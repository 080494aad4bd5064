namespace NtmLearn.Bot.Passages;

public enum BlockKind
{
    Heading = 1,
    Paragraph = 2,
    ListItem = 3,
    Caption = 4,
    Byline = 5,
}

/// <summary>One line or paragraph of a document, as a page shows it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">Depth of a heading or list item, from 1.</param>
/// <param name="Start">First character in the document's text.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Anchor">Anchor of the passage or section it belongs to.</param>
public sealed record DocumentBlock(BlockKind Kind, int Level, int Start, int End, string Anchor);
