namespace NtmLearn.Language;

/// <summary>
/// Spellings that sound alike, above all in the South: onsets (s and x, d, gi, v and z, qu and w), closings
/// (n and ng, t and c), vowels (i and y, iêu and iu). Rules of sound, not a list of words.
/// </summary>
internal static class SpokenVariants
{
    private static readonly (string From, string To)[] Onsets =
    [
        ("s", "x"), ("x", "s"), ("ch", "tr"), ("tr", "ch"),
        ("d", "gi"), ("d", "v"), ("d", "đ"), ("gi", "d"), ("gi", "v"), ("v", "d"), ("v", "gi"), ("r", "g"), ("g", "r"), ("r", "d"), ("r", "gi"),
        ("z", "v"), ("z", "d"), ("z", "gi"), ("z", "r"), ("j", "gi"), ("j", "d"), ("j", "ch"), ("f", "ph"), ("w", "qu"), ("w", "v"),
        ("h", "kh"), ("hw", "qu"), ("q", "qu"), ("k", "c"), ("c", "k"), ("k", "qu"), ("kh", "k"), ("g", "gh"), ("gh", "g"), ("ng", "ngh"), ("ngh", "ng"),
        ("l", "n"), ("n", "l"), ("t", "th"), ("th", "t"), ("p", "b"), ("b", "p"), ("", "h"),
    ];

    private static readonly (string From, string To)[] Closings =
    [
        ("n", "ng"), ("ng", "n"), ("t", "c"), ("c", "t"), ("n", "nh"), ("nh", "n"), ("nh", "ng"), ("t", "ch"), ("ch", "t"), ("c", "ch"),
        ("k", "c"), ("k", "ch"), ("g", "ng"), ("h", "nh"), ("p", "t"), ("i", "y"), ("y", "i"), ("o", "u"), ("u", "o"),
        ("au", "âu"), ("ao", "au"), ("au", "ao"), ("ay", "ai"), ("ai", "ay"), ("ui", "uôi"), ("uôi", "ui"),
        ("iu", "iêu"), ("iêu", "iu"), ("ưu", "iêu"), ("ưu", "ươu"), ("im", "iêm"), ("iêm", "im"), ("ip", "iêp"), ("um", "uôm"),
        ("ưi", "ươi"), ("ui", "ươi"), ("un", "uôn"), ("ơi", "ươi"), ("om", "ôm"), ("ôm", "ơm"), ("op", "ôp"), ("oi", "ôi"), ("in", "inh"), ("ênh", "inh"),
        ("it", "iêt"), ("ic", "iêt"), ("in", "iên"), ("ing", "iên"), ("ich", "iêc"), ("ut", "uôt"), ("uc", "uôc"), ("ung", "uông"), ("ưt", "ươt"), ("ưc", "ươc"), ("ưn", "ươn"), ("ưng", "ương"),
    ];

    /// <summary>Other spellings of a word in Key form, without the tone if it has none; each sounds alike for somebody.</summary>
    public static IEnumerable<string> Of(string key)
    {
        if (key.Length is < 2 or > 8)
        {
            yield break;
        }

        var tone = 0;
        Span<char> letters = stackalloc char[key.Length];
        for (var i = 0; i < key.Length; i++)
        {
            tone = Math.Max(tone, Letters.Tone(key[i]));
            letters[i] = Letters.WithoutTone(key[i]);
        }

        var toneless = new string(letters);
        var first = 0;
        while (first < toneless.Length && !Letters.IsVowel(toneless[first]))
        {
            first++;
        }

        foreach (var start in Variants(toneless, first))
        {
            yield return WithTone(start, tone);
        }
    }

    private static IEnumerable<string> Variants(string toneless, int vowel)
    {
        foreach (var (from, to) in Onsets)
        {
            // "gi" and "qu" reach into the vowels; any other onset must be the whole of it.
            if (toneless.StartsWith(from, StringComparison.Ordinal)
                && (from.Length == vowel || (from is "gi" && vowel == 1 && toneless.Length > 2)))
            {
                var changed = to + toneless[from.Length..];
                yield return changed;
                foreach (var both in Closed(changed))
                {
                    yield return both;
                }
            }
        }

        foreach (var closed in Closed(toneless))
        {
            yield return closed;
        }
    }

    private static IEnumerable<string> Closed(string toneless)
    {
        foreach (var (from, to) in Closings)
        {
            if (toneless.Length > from.Length && toneless.EndsWith(from, StringComparison.Ordinal))
            {
                yield return toneless[..^from.Length] + to;
            }
        }
    }

    private static string WithTone(string toneless, int tone)
    {
        if (tone == 0)
        {
            return toneless;
        }

        var letters = toneless.ToCharArray();
        var vowel = Array.FindIndex(letters, l => Letters.WithTone(l, tone) != l);
        if (vowel >= 0)
        {
            letters[vowel] = Letters.WithTone(letters[vowel], tone);
        }

        return VietnameseText.PlaceTones(new string(letters));
    }
}
