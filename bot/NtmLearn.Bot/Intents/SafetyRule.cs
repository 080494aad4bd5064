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

    public bool Matches(IReadOnlyList<MessageWord> words)
    {
        if (Unless?.IsIn(words) == true)
        {
            return false;
        }

        foreach (var hit in parts[0].Hits(words))
        {
            if (parts.Length == 1 || Rest(words, [hit]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Looks for the next part near those found; two parts may not share a word.</summary>
    private bool Rest(IReadOnlyList<MessageWord> words, (int Start, int End)[] found)
    {
        var start = found.Min(hit => hit.Start);
        var end = found.Max(hit => hit.End);
        for (var i = InOrder ? end : Math.Max(0, end - Within); i < words.Count && i < start + Within; i++)
        {
            var stop = i + parts[found.Length].LengthAt(words, i);
            if (stop == i || Math.Max(stop, end) - Math.Min(i, start) > Within || found.Any(hit => i < hit.End && stop > hit.Start))
            {
                continue;
            }

            if (found.Length + 1 == parts.Length || Rest(words, [.. found, (i, stop)]))
            {
                return true;
            }
        }

        return false;
    }
}
