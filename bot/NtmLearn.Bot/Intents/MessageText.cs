using System.Globalization;
using System.Text;
using NtmLearn.Language;

namespace NtmLearn.Bot.Intents;

/// <summary>The two forms of a message that masking and safety compare: as typed but cleaned, and its folded shadow.</summary>
internal static class MessageText
{
    /// <summary>Stands for a character that no pattern may look into, such as those of a placeholder.</summary>
    public const char Opaque = '\uE000';

    /// <summary>
    /// NFC without invisible characters (format and control characters, variation selectors, keycaps, tag characters),
    /// with digits beyond the basic plane as plain digits. Invisible characters go first, because one that stands
    /// between a letter and its mark would keep them from composing.
    /// </summary>
    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.DecimalDigitNumber && !rune.IsBmp)
            {
                kept.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            }
            else if (!IsInvisible(rune, category))
            {
                kept.Append(rune.ToString());
            }
        }

        return VietnameseText.Normalise(kept.ToString());
    }

    /// <summary>Folded letters, plain digits, plain spaces and plain @ and full stops; same length as the cleaned text.</summary>
    public static char[] Shadow(string clean)
    {
        var shadow = VietnameseText.Fold(clean).ToCharArray();
        for (var i = 0; i < shadow.Length; i++)
        {
            shadow[i] = Plain(shadow[i]);
        }

        for (var i = 0; i < shadow.Length; i++)
        {
            // A letter O typed for a zero: O912…, 09O1….
            if (shadow[i] == 'o' && i + 1 < shadow.Length && char.IsAsciiDigit(shadow[i + 1])
                && (i == 0 || !char.IsLetter(shadow[i - 1])))
            {
                shadow[i] = '0';
            }
        }

        return shadow;
    }

    private static bool IsInvisible(Rune rune, UnicodeCategory category) =>
        category is UnicodeCategory.Format or UnicodeCategory.EnclosingMark
        || (category == UnicodeCategory.Control && rune.Value is not ('\n' or '\t' or '\r'))
        || rune.Value is 0x034F or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);

    private static char Plain(char letter)
    {
        if (letter < 0x80)
        {
            return letter;
        }

        if (letter is >= '\uFF01' and <= '\uFF5E')
        {
            return char.ToLowerInvariant((char)(letter - 0xFEE0));
        }

        return CharUnicodeInfo.GetUnicodeCategory(letter) switch
        {
            UnicodeCategory.DecimalDigitNumber => (char)('0' + (int)char.GetNumericValue(letter)),
            UnicodeCategory.SpaceSeparator => ' ',
            UnicodeCategory.DashPunctuation => '-',
            _ => letter switch
            {
                '\u2212' => '-',
                '\u00B7' or '\u2022' or '\u3002' or '\u2024' => '.',
                _ => letter,
            },
        };
    }
}
