namespace NtmLearn.Language;

/// <summary>Moves the tone mark of each syllable to where one convention (hòa, thúy, toàn, quý, giá) puts it.</summary>
internal static class TonePlacement
{
    private const int LongestSyllable = 8;

    public static string Apply(string normalised)
    {
        char[]? moved = null;
        var start = 0;
        while (start < normalised.Length)
        {
            if (!char.IsLetter(normalised[start]))
            {
                start++;
                continue;
            }

            var end = start;
            var toned = -1;
            var tones = 0;
            for (; end < normalised.Length && char.IsLetter(normalised[end]); end++)
            {
                if (Letters.Tone(normalised[end]) > 0)
                {
                    toned = end;
                    tones++;
                }
            }

            // A mark that is left over after the last letter would compose with what a moved tone leaves behind.
            var loose = end < normalised.Length && normalised[end] is >= '\u0300' and <= '\u036F';
            if (tones == 1 && !loose && end - start is > 1 and <= LongestSyllable
                && Target(normalised.AsSpan(start, end - start)) is var target and >= 0
                && start + target != toned)
            {
                moved ??= normalised.ToCharArray();
                moved[toned] = Letters.WithoutTone(normalised[toned]);
                moved[start + target] = Letters.WithTone(Letters.WithoutTone(normalised[start + target]), Letters.Tone(normalised[toned]));
            }

            start = end;
        }

        return moved is null ? normalised : new string(moved);
    }

    /// <summary>Which letter of the syllable carries the tone; -1 when this is not built like a Vietnamese syllable.</summary>
    private static int Target(ReadOnlySpan<char> syllable)
    {
        var first = 0;
        while (first < syllable.Length && !Letters.IsVowel(syllable[first]))
        {
            first++;
        }

        if (first > 0 && first + 1 < syllable.Length && Letters.IsVowel(syllable[first + 1]) && first == 1)
        {
            var glide = (Letters.Fold(syllable[0]), char.ToLowerInvariant(Letters.WithoutTone(syllable[1])));
            if (glide is ('q', 'u') or ('g', 'i'))
            {
                first++;
            }
        }

        var last = first;
        var marked = -1;
        for (; last < syllable.Length && Letters.IsVowel(syllable[last]); last++)
        {
            if (Letters.IsMarkedVowel(Letters.WithoutTone(syllable[last])))
            {
                marked = last;
            }
        }

        for (var i = last; i < syllable.Length; i++)
        {
            if (Letters.IsVowel(syllable[i]))
            {
                return -1;
            }
        }

        return (last - first, last < syllable.Length) switch
        {
            (0, _) => -1,
            ( > 3, _) => -1,
            _ when marked >= 0 => marked,
            (1, _) => first,
            (2, false) => first,
            _ => first + 1,
        };
    }
}
