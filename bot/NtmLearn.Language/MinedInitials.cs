namespace NtmLearn.Language;

/// <summary>What initials stand for, read off the documents: the most frequent run of syllables that starts with them.</summary>
internal sealed class MinedInitials(Vocabulary vocabulary)
{
    private const int LeastOccurrences = 3;

    private readonly char[] _initials = [.. vocabulary.Sequence.Select(id => id == Vocabulary.Unknown ? ' ' : Letters.Fold(vocabulary.WordOf(id)[0]))];

    /// <summary>The words, in Key form, or null when the token has vowels or the documents have no such run often enough.</summary>
    public string? Find(Token token)
    {
        var folded = token.Folded;
        if (token.Kind != TokenKind.Syllable || folded.Length is < 3 or > 6 || folded.Any(Letters.IsVowel))
        {
            return null;
        }

        var runs = new Dictionary<string, int>(StringComparer.Ordinal);
        var initials = _initials.AsSpan();
        for (var from = 0; from < initials.Length;)
        {
            var at = initials[from..].IndexOf(folded, StringComparison.Ordinal);
            if (at < 0)
            {
                break;
            }

            var run = string.Join(' ', vocabulary.Sequence.Skip(from + at).Take(folded.Length).Select(vocabulary.WordOf));
            runs[run] = runs.GetValueOrDefault(run) + 1;
            from += at + 1;
        }

        return runs.Where(r => r.Value >= LeastOccurrences)
            .OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => r.Key).FirstOrDefault();
    }
}
