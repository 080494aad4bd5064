namespace NtmLearn.Bot.Passages;

/// <summary>A document with its blocks for showing and its passages for finding. Made from the file alone.</summary>
public sealed record ParsedDocument(
    SourceDocument Document,
    IReadOnlyList<DocumentBlock> Blocks,
    IReadOnlyList<Passage> Passages);
