namespace NtmLearn.Bot.Passages;

/// <summary>Cuts a stretch of a document's text into parts that are, and are not, inside quoted words.</summary>
internal static class HighlightedText
{
    /// <param name="text">The document's whole text.</param>
    /// <param name="start">First character of the stretch.</param>
    /// <param name="end">One past its last character.</param>
    /// <param name="quoted">The quoted characters, from (inclusive) to (exclusive); null when nothing is quoted.</param>
    public static IEnumerable<(string Text, bool IsQuoted)> Parts(string text, int start, int end, (int From, int To)? quoted)
    {
        if (quoted is not { } quote || quote.To <= start || quote.From >= end)
        {
            yield return (text[start..end], false);
            yield break;
        }

        var from = Math.Max(start, quote.From);
        var to = Math.Min(end, quote.To);
        if (from > start)
        {
            yield return (text[start..from], false);
        }

        yield return (text[from..to], true);
        if (to < end)
        {
            yield return (text[to..end], false);
        }
    }
}
