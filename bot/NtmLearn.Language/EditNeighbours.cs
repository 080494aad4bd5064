namespace NtmLearn.Language;

/// <summary>Finds known words at one slip (letter dropped, added, replaced, two swapped) from an unknown one.</summary>
internal sealed class EditNeighbours
{
    private const int LongestWord = 24;

    private readonly Dictionary<string, List<string>> _byDeletion = new(StringComparer.Ordinal);

    public EditNeighbours(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (word.Length is < 2 or > LongestWord)
            {
                continue;
            }

            foreach (var form in Deletions(word))
            {
                if (!_byDeletion.TryGetValue(form, out var list))
                {
                    _byDeletion.Add(form, list = []);
                }

                list.Add(word);
            }
        }
    }

    public IReadOnlyCollection<string> Find(string word)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        if (word.Length > LongestWord)
        {
            return found;
        }

        foreach (var form in Deletions(word))
        {
            foreach (var candidate in _byDeletion.GetValueOrDefault(form, []))
            {
                if (candidate != word && IsOneEdit(word, candidate))
                {
                    found.Add(candidate);
                }
            }
        }

        return found;
    }

    /// <summary>True when one insertion, deletion, replacement or swap of neighbours leads from one to the other.</summary>
    public static bool IsOneEdit(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1)
        {
            return false;
        }

        var prefix = one.AsSpan().CommonPrefixLength(other);
        var restOne = one.AsSpan(prefix);
        var restOther = other.AsSpan(prefix);
        if (restOne.Length == restOther.Length)
        {
            return restOne.Length <= 1
                || restOne[1..].SequenceEqual(restOther[1..])
                || (restOne[0] == restOther[1] && restOne[1] == restOther[0] && restOne[2..].SequenceEqual(restOther[2..]));
        }

        return restOne.Length < restOther.Length
            ? restOther[1..].SequenceEqual(restOne)
            : restOne[1..].SequenceEqual(restOther);
    }

    private static IEnumerable<string> Deletions(string word)
    {
        yield return word;
        for (var i = 0; i < word.Length; i++)
        {
            if (i == 0 || word[i] != word[i - 1])
            {
                yield return word.Remove(i, 1);
            }
        }
    }
}
