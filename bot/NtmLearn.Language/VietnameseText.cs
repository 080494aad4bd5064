using System.Text;

namespace NtmLearn.Language;

/// <summary>The forms of a Vietnamese text that comparing and searching need. Pure; the original is kept for display.</summary>
public static class VietnameseText
{
    /// <summary>NFC, without zero-width characters, soft hyphens and byte-order marks. Case and tone placement stay.</summary>
    public static string Normalise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F') < 0)
        {
            return text;
        }

        var wellFormed = HasLoneSurrogate(text) ? ReplaceLoneSurrogates(text) : text;
        var visible = wellFormed.AsSpan().IndexOfAny(Invisible) < 0
            ? wellFormed
            : string.Concat(wellFormed.Where(c => !Invisible.Contains(c)));
        return visible.IsNormalized(NormalizationForm.FormC) ? visible : visible.Normalize(NormalizationForm.FormC);
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
                target[i] = Letters.Fold(source[i]);
            }
        });
    }

    /// <summary>Normalised, with tones where one convention puts them: hoà and hòa, thuý and thúy become one; quý stays.</summary>
    public static string PlaceTones(string text) => TonePlacement.Apply(Normalise(text));

    /// <summary>The form for exact comparison: normalised, one tone placement, lower case.</summary>
    public static string Key(string text) => PlaceTones(text).ToLowerInvariant();

    /// <summary>True when any letter is Khmer; such a question goes its own way.</summary>
    public static bool HasKhmer(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAnyInRange('\u1780', '\u17FF') >= 0;
    }

    /// <summary>Whether a folded word is built like a Vietnamese syllable; most words of other languages are not.</summary>
    public static bool CouldBeSyllable(string folded) => SyllableShape.CouldBe(folded);

    /// <summary>
    /// True when the run-time can compose Vietnamese letters. Without ICU data (invariant globalisation) it silently
    /// cannot, and nothing would be found.
    /// </summary>
    public static bool CanNormalise() => "e\u0302\u0301".Normalize(NormalizationForm.FormC) == "\u1EBF";

    internal static bool IsInvisible(char letter) => Invisible.Contains(letter);

    private static readonly char[] Invisible = ['\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF'];

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
