namespace NtmLearn.Language;

/// <summary>
/// TCVN3 has no capitals with a tone: in a capital font the small sign stands for both. Which was meant is told from the
/// letters around.
/// </summary>
internal static class LegacyCapitals
{
    /// <summary>"NGUYễN" becomes "NGUYỄN"; "Nguyễn Thị ánh", where every other word has a capital, becomes "Nguyễn Thị Ánh".</summary>
    public static string Restore(string text)
    {
        var letters = text.ToCharArray();
        var words = Words(text);
        var hasSmall = text.Any(char.IsAsciiLetterLower);
        var isAllCapital = !hasSmall && words.Any(w => CountCapitals(letters.AsSpan(w)) > 1);
        foreach (var word in words)
        {
            var span = letters.AsSpan(word);
            if (isAllCapital || (CountCapitals(span) > 1 && span.IndexOfAnyInRange('a', 'z') < 0))
            {
                Capitalise(span);
            }
        }

        var isTitle = hasSmall && words.Count > 1 && words.All(w => char.IsUpper(letters[w.Start.Value]) || Letters.Tone(letters[w.Start.Value]) > 0)
            && words.Any(w => char.IsUpper(letters[w.Start.Value]));
        if (isTitle)
        {
            foreach (var word in words)
            {
                Capitalise(letters.AsSpan(word)[..1]);
            }
        }

        return new string(letters);
    }

    private static int CountCapitals(ReadOnlySpan<char> word)
    {
        var count = 0;
        foreach (var letter in word)
        {
            count += char.IsUpper(letter) ? 1 : 0;
        }

        return count;
    }

    private static void Capitalise(Span<char> letters)
    {
        foreach (ref var letter in letters)
        {
            letter = char.ToUpperInvariant(letter);
        }
    }

    private static List<Range> Words(string text)
    {
        var words = new List<Range>();
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && char.IsLetter(text[i]))
            {
                i++;
            }

            if (i > start)
            {
                words.Add(start..i);
            }
        }

        return words;
    }
}
