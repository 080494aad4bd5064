using System.Globalization;
using System.Text;

namespace NtmLearn.Language;

/// <summary>The forms of a Vietnamese text that comparing and searching need. Pure; the original is kept for display.</summary>
public static class VietnameseText
{
    /// <summary>NFC, without zero-width characters, soft hyphens and byte-order marks. Case and tone placement stay.</summary>
    public static string Normalise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var wellFormed = HasLoneSurrogate(text) ? ReplaceLoneSurrogates(text) : text;
        var composed = wellFormed.IsNormalized(NormalizationForm.FormC) ? wellFormed : wellFormed.Normalize(NormalizationForm.FormC);
        return composed.AsSpan().IndexOfAny(Invisible) < 0
            ? composed
            : string.Concat(composed.Where(c => !Invisible.Contains(c)));
    }

    /// <summary>
    /// Lower case without tone marks and diacritics, đ as d: what people type without diacritics. Same length as the
    /// normalised text, so positions carry over.
    /// </summary>
    public static string Fold(string text)
    {
        var normalised = Normalise(text);
        return string.Create(normalised.Length, normalised, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = FoldLetter(source[i]);
            }
        });
    }

    /// <summary>
    /// True when the run-time can compose Vietnamese letters. Without ICU data (invariant globalisation) it silently
    /// cannot, and nothing would be found.
    /// </summary>
    public static bool CanNormalise() => "e\u0302\u0301".Normalize(NormalizationForm.FormC) == "\u1EBF";

    private static readonly char[] Invisible = ['\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF'];

    private static char FoldLetter(char letter)
    {
        if (letter < 0x80)
        {
            return char.ToLowerInvariant(letter);
        }

        var lower = char.ToLowerInvariant(letter);
        if (lower == 'đ')
        {
            return 'd';
        }

        if (lower is < '\u00C0' or (> '\u024F' and < '\u1E00') or > '\u1EFF')
        {
            return lower;
        }

        var decomposed = lower.ToString().Normalize(NormalizationForm.FormD);
        return decomposed.Length > 1 && CharUnicodeInfo.GetUnicodeCategory(decomposed[1]) == UnicodeCategory.NonSpacingMark
            ? decomposed[0]
            : lower;
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static string ReplaceLoneSurrogates(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
