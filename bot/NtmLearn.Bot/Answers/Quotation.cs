namespace NtmLearn.Bot.Answers;

/// <summary>Exact spans of one passage, joined by ' … ' when shown, with our own frame before them if any.</summary>
/// <param name="Frame">Our own words, from the closed list of <see cref="Frames"/>.</param>
/// <param name="Spans">In the order shown.</param>
/// <param name="IsList">Shown one line each.</param>
internal sealed record Quotation(Statement Statement, string? Frame, IReadOnlyList<TextSpan> Spans, bool IsList)
{
    /// <summary>The lines of the reply.</summary>
    public string Render(string text)
    {
        var parts = Spans.Select(s => text[s.Start..s.End]).ToList();
        var quoted = IsList
            ? string.Join('\n', parts.Select((p, i) => parts.Count > 1 ? $"{i + 1}. “{p}”" : $"“{p}”"))
            : $"“{string.Join(" … ", parts)}”";
        return Frame is null ? quoted : $"{Frame}\n{quoted}";
    }

    /// <summary>Both open with the same words, those that say who is charged with what follows.</summary>
    public bool SharesActor(Quotation other) =>
        Spans.Count > 1 && other.Spans.Count > 1 && !IsList && Spans[0] == other.Spans[0] && Statement.Passage.DocumentId == other.Statement.Passage.DocumentId
        && Statement.LeadIn is not null && other.Statement.LeadIn is not null;

    public int WordCount(string text) =>
        Render(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
