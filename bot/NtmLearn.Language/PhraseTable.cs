namespace NtmLearn.Language;

/// <summary>Phrases of one or several words, each with other words for it, found by walking along a question.</summary>
internal sealed class PhraseTable
{
    private readonly Dictionary<string, List<(string[] Words, bool CapitalsOnly, List<string> Others)>> _byFirst = new(StringComparer.Ordinal);

    /// <param name="capitalsOnly">The phrase is also an ordinary word, so only capitals tell it apart.</param>
    public void Add(string phrase, string other, bool capitalsOnly = false)
    {
        var words = Words(phrase);
        if (words.Length == 0)
        {
            return;
        }

        if (!_byFirst.TryGetValue(words[0], out var entries))
        {
            _byFirst.Add(words[0], entries = []);
        }

        var known = entries.Find(e => e.Words.SequenceEqual(words));
        if (known.Others is null)
        {
            entries.Add((words, capitalsOnly, [VietnameseText.Key(other)]));
        }
        else if (!known.Others.Contains(VietnameseText.Key(other)))
        {
            known.Others.Add(VietnameseText.Key(other));
        }
    }

    public bool HasWord(string word) => _byFirst.TryGetValue(word, out var entries) && entries.Exists(e => e.Words.Length == 1);

    /// <summary>The phrases that start at this token, with the number of tokens each covers.</summary>
    public IEnumerable<(int Length, IReadOnlyList<string> Others)> Match(IReadOnlyList<RepairedToken> tokens, int at)
    {
        var first = Words(tokens[at].Key);
        if (first.Length == 0 || !_byFirst.TryGetValue(first[0], out var entries))
        {
            yield break;
        }

        foreach (var (words, capitalsOnly, others) in entries)
        {
            if (CountOfTokens(tokens, at, words) is var length and > 0
                && (!capitalsOnly || tokens[at].Typed.Text.All(char.IsUpper)))
            {
                yield return (length, others);
            }
        }
    }

    private static int CountOfTokens(IReadOnlyList<RepairedToken> tokens, int at, string[] words)
    {
        var matched = 0;
        for (var i = at; i < tokens.Count; i++)
        {
            foreach (var part in Words(tokens[i].Key))
            {
                if (matched == words.Length || part != words[matched])
                {
                    return 0;
                }

                matched++;
            }

            if (matched == words.Length)
            {
                return i - at + 1;
            }
        }

        return 0;
    }

    private static string[] Words(string phrase) =>
        VietnameseText.Key(phrase).Split([' ', '-', '/', '.'], StringSplitOptions.RemoveEmptyEntries);
}
