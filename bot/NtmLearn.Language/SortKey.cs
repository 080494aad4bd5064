using System.Globalization;
using System.Text;

namespace NtmLearn.Language;

/// <summary>
/// The form under which names are put in order: Vietnamese letters (a ă â b c d đ e ê …), then tones (ngang, huyền, hỏi, ngã,
/// sắc, nặng), numbers by their value ("Ấp 2" before "Ấp 10").
/// </summary>
/// <remarks>
/// The key is written in the digits 0 to 9 alone. Digits come in the same order in every collation that a database may have
/// been made with, so SQLite, PostgreSQL and <see cref="StringComparer.Ordinal"/> agree without being told how to compare.
/// </remarks>
public static class SortKey
{
    /// <summary>Longer keys are cut; two names alike that far come in any order.</summary>
    public const int MaxLength = 400;

    private const string Alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private const int FirstLetter = 20;

    // Each sign of the key is two digits wide. What ends a text comes before what goes on, a new word before a longer one.
    private const string EndOfLetters = "00";
    private const string NewWord = "01";
    private const string LongNumber = "19";
    private const string OtherLetter = "90";

    // By Letters.Tone: none, huyền, sắc, hỏi, ngã, nặng.
    private const string ToneRanks = "014235";

    /// <summary>The key of one text; the empty text comes first.</summary>
    public static string Of(string text)
    {
        var key = new StringBuilder();
        Append(key, text);
        return Cut(key);
    }

    /// <summary>Adds one text, so that texts put after one another are compared one after the other.</summary>
    internal static void Append(StringBuilder key, string text)
    {
        var tones = new StringBuilder();
        var lower = VietnameseText.Key(text);
        var isNewWord = true;
        var isFirst = true;
        var i = 0;
        while (i < lower.Length)
        {
            if (NameCharacters.IsDropped(lower[i]))
            {
                i++;
                continue;
            }

            if (!NameCharacters.IsPartOfWord(lower[i]))
            {
                isNewWord = true;
                i++;
                continue;
            }

            if (isNewWord)
            {
                key.Append(isFirst ? "" : NewWord);
                tones.Append('0');
                isNewWord = false;
                isFirst = false;
            }

            i += char.IsDigit(lower[i]) ? AppendNumber(key, lower.AsSpan(i)) : AppendLetter(key, tones, lower, i);
        }

        key.Append(EndOfLetters).Append(tones);
    }

    internal static string Cut(StringBuilder key) => key.ToString(0, Math.Min(key.Length, MaxLength));

    /// <summary>How many digits it has, then the digits: the longer number is the larger.</summary>
    private static int AppendNumber(StringBuilder key, ReadOnlySpan<char> text)
    {
        var length = 0;
        var digits = new StringBuilder();
        for (; length < text.Length && char.IsDigit(text[length]); length++)
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(text[length]);
            if (digit > 0 || digits.Length > 0)
            {
                digits.Append((char)('0' + digit));
            }
        }

        key.Append(digits.Length < 9
            ? $"1{digits.Length.ToString(CultureInfo.InvariantCulture)}"
            : LongNumber + digits.Length.ToString("D4", CultureInfo.InvariantCulture));
        key.Append(digits);
        return length;
    }

    private static int AppendLetter(StringBuilder key, StringBuilder tones, string lower, int i)
    {
        var letter = lower[i];
        var rank = Alphabet.IndexOf(Letters.WithoutTone(letter));
        if (rank < 0)
        {
            rank = Alphabet.IndexOf(Letters.Fold(letter));
        }

        if (rank >= 0)
        {
            key.Append((FirstLetter + rank).ToString(CultureInfo.InvariantCulture));
            if (Letters.Tone(letter) > 0)
            {
                tones[^1] = ToneRanks[Letters.Tone(letter)];
            }

            return 1;
        }

        var isPair = char.IsHighSurrogate(letter) && i + 1 < lower.Length && char.IsLowSurrogate(lower[i + 1]);
        var code = isPair ? char.ConvertToUtf32(letter, lower[i + 1]) : letter;
        key.Append(OtherLetter).Append(code.ToString("D7", CultureInfo.InvariantCulture));
        return isPair ? 2 : 1;
    }
}
