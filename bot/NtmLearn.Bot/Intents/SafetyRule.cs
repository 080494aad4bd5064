using NtmLearn.Bot.Answers;

namespace NtmLearn.Bot.Intents;

/// <summary>
/// Several meanings close together in one message. Written as meanings, not as sentences: <c>faking</c> near
/// <c>papers</c> covers every way to put it.
/// </summary>
internal sealed class SafetyRule(AnswerStatus status, string reason, params PhraseSet[] parts)
{
    public SafetyVerdict Verdict { get; } = new(status, reason);

    /// <summary>Most words from the start of the first part to the end of the last.</summary>
    public int Within { get; init; } = 12;

    /// <summary>The parts come in the order given.</summary>
    public bool InOrder { get; init; }

    /// <summary>Meanings that make the message an ordinary one.</summary>
    public PhraseSet? Unless { get; init; }

    public bool Matches(IReadOnlyList<MessageWord> words) =>
        Found(words, parts[0].Hits(words), 1) && (Unless is null || !Unless.IsIn(words));

    private bool Found(IReadOnlyList<MessageWord> words, IEnumerable<(int Start, int End)> hits, int next)
    {
        foreach (var (start, end) in hits)
        {
            if (next == parts.Length || Rest(words, start, end, next))
            {
                return true;
            }
        }

        return false;
    }

    private bool Rest(IReadOnlyList<MessageWord> words, int start, int end, int next)
    {
        var from = InOrder ? end : Math.Max(0, end - Within);
        for (var i = from; i < words.Count && i < start + Within; i++)
        {
            var length = parts[next].LengthAt(words, i);
            var stop = i + length;
            if (length == 0 || (i < end && stop > start) || Math.Max(stop, end) - Math.Min(i, start) > Within)
            {
                continue;
            }

            if (next + 1 == parts.Length || Rest(words, Math.Min(start, i), Math.Max(end, stop), next + 1))
            {
                return true;
            }
        }

        return false;
    }
}
