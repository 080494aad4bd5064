namespace NtmLearn.Language;

/// <summary>Key and folded form of one word, in one pass for the letters that nearly all words are made of.</summary>
internal static class WordForms
{
    private const int LongestQuick = 16;

    public static (string Key, string Folded) Of(string word)
    {
        if (word.Length > LongestQuick)
        {
            return Slowly(word);
        }

        Span<char> lower = stackalloc char[word.Length];
        Span<char> folded = stackalloc char[word.Length];
        var vowels = 0;
        var toned = false;
        for (var i = 0; i < word.Length; i++)
        {
            var letter = word[i];
            if (letter is '\u00AD' or (>= '\u0250' and < '\u1E00') or > '\u1EFF')
            {
                return Slowly(word);
            }

            lower[i] = char.ToLowerInvariant(letter);
            folded[i] = Letters.Fold(letter);
            vowels += Letters.IsVowel(letter) ? 1 : 0;
            toned |= Letters.Tone(letter) > 0;
        }

        // Only where there is a choice of vowel can a tone stand in the wrong place.
        var key = lower.SequenceEqual(word) ? word : new string(lower);
        key = toned && vowels > 1 ? TonePlacement.Apply(key) : key;
        return (key, folded.SequenceEqual(key) ? key : new string(folded));
    }

    private static (string Key, string Folded) Slowly(string word)
    {
        var key = VietnameseText.Key(word);
        return (key, VietnameseText.Fold(key));
    }
}
