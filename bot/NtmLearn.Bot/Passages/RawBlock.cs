namespace NtmLearn.Bot.Passages;

/// <summary>A block as a reader found it, before its place in the text is known.</summary>
internal sealed record RawBlock(BlockKind Kind, int Level, string Text)
{
    /// <summary>Everyday wordings given under a heading.</summary>
    public List<string> Questions { get; } = [];
}
