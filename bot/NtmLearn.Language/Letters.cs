using System.Globalization;
using System.Text;

namespace NtmLearn.Language;

/// <summary>Tables over composed letters: folded form, tone, letter without tone. Looking up is all that indexing has time for.</summary>
internal static class Letters
{
    private const int TableSize = 0x1F00;
    private const string TonedVowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
    private const string ToneMarks = "\u0300\u0301\u0309\u0303\u0323";

    private static readonly char[] Folded = new char[TableSize];
    private static readonly byte[] Tones = new byte[TableSize];
    private static readonly char[] Toneless = new char[TableSize];
    private static readonly Dictionary<(char Vowel, int Tone), char> Composed = [];

    static Letters()
    {
        for (var i = 0; i < TableSize; i++)
        {
            Folded[i] = FoldSlowly((char)i);
            Toneless[i] = (char)i;
        }

        foreach (var vowel in TonedVowels)
        {
            Composed[(vowel, 0)] = vowel;
            for (var tone = 0; tone < ToneMarks.Length; tone++)
            {
                var letter = $"{vowel}{ToneMarks[tone]}".Normalize(NormalizationForm.FormC)[0];
                Composed[(vowel, tone + 1)] = letter;
                Tones[letter] = (byte)(tone + 1);
                Toneless[letter] = vowel;
            }
        }
    }

    public static char Fold(char letter) => letter < TableSize ? Folded[letter] : char.ToLowerInvariant(letter);

    /// <summary>0 for none, then huyền, sắc, hỏi, ngã, nặng.</summary>
    public static int Tone(char letter) => letter < TableSize ? Tones[letter] : 0;

    public static char WithoutTone(char letter) => letter < TableSize ? Toneless[letter] : letter;

    public static char WithTone(char toneless, int tone) => Composed.GetValueOrDefault((toneless, tone), toneless);

    public static bool IsVowel(char letter) => Fold(letter) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>One of ă â ê ô ơ ư: carries the tone wherever it stands.</summary>
    public static bool IsMarkedVowel(char toneless) => char.ToLowerInvariant(toneless) is 'ă' or 'â' or 'ê' or 'ô' or 'ơ' or 'ư';

    private static char FoldSlowly(char letter)
    {
        var lower = char.ToLowerInvariant(letter);
        if (lower == 'đ')
        {
            return 'd';
        }

        if (lower is >= '\u0300' and <= '\u036F')
        {
            // A mark that composed with nothing; left alone it would compose with the folded letter before it.
            return '\u02BC';
        }

        if (lower is < '\u00C0' or (> '\u024F' and < '\u1E00') or > '\u1EFF')
        {
            return lower;
        }

        var decomposed = lower.ToString().Normalize(NormalizationForm.FormD);
        return decomposed.Length > 1 && CharUnicodeInfo.GetUnicodeCategory(decomposed[1]) == UnicodeCategory.NonSpacingMark
            ? char.ToLowerInvariant(decomposed[0])
            : lower;
    }
}
