using System.Text;
using System.Text.RegularExpressions;

namespace NtmLearn.Bot.Intents;

/// <summary>Undoes the ways in which a text is made to look like another: invisible characters, look-alike letters, encodings.</summary>
internal static class DisguisedText
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex Base64 = new("[A-Za-z0-9+/_-]{16,}={0,2}", Linear);

    private static readonly Regex SpacedLetters = new(@"(\p{L}[ ._*-]{1,2}){3,}\p{L}\b", Linear);

    /// <summary>Cyrillic, Greek, Armenian and other letters that look Latin, and the Latin letters beneath them.</summary>
    private const string Foreign = "аеорсухіѕјԁһոɡткмвАВЕКМНОРСТХІαονριΑΟΙı";
    private const string Latin = "aeopcyxisjdhngtkmbABEKMHOPCTXIaovpiAOIi";

    private static readonly Dictionary<char, char> LookAlikes =
        Foreign.Zip(Latin).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>The visible words in plain letters.</summary>
    public static string Readable(string text)
    {
        var clean = MessageText.Clean(text).Normalize(NormalizationForm.FormKC);
        return clean.Any(LookAlikes.ContainsKey)
            ? string.Concat(clean.Select(letter => LookAlikes.GetValueOrDefault(letter, letter)))
            : clean;
    }

    /// <summary>Texts that stand inside the text in another form.</summary>
    public static IEnumerable<string> Hidden(string text)
    {
        if (TagCharacters(text) is { Length: > 3 } tags)
        {
            yield return tags;
        }

        foreach (Match match in Base64.Matches(text))
        {
            if (Decode(match.Value) is { } decoded)
            {
                yield return decoded;
            }
        }

        if (SpacedLetters.IsMatch(text))
        {
            yield return SpacedLetters.Replace(text, match => string.Concat(match.Value.Where(char.IsLetter)) + " ");
            yield return string.Concat(text.Where(char.IsLetter));
        }

        var plain = DigitsAsLetters(text);
        if (plain != text)
        {
            yield return plain;
        }
    }

    private static string TagCharacters(string text) => string.Concat(
        text.EnumerateRunes().Where(rune => rune.Value is >= 0xE0020 and <= 0xE007E).Select(rune => (char)(rune.Value - 0xE0000)));

    private static string? Decode(string encoded)
    {
        var padded = encoded.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        padded += new string('=', (4 - (padded.Length % 4)) % 4);
        var bytes = new byte[padded.Length];
        if (!Convert.TryFromBase64String(padded, bytes, out var length))
        {
            return null;
        }

        var decoded = Encoding.UTF8.GetString(bytes, 0, length);
        var readable = decoded.Count(letter => char.IsLetterOrDigit(letter) || char.IsPunctuation(letter) || letter == ' ');
        return readable >= decoded.Length * 0.9 && !decoded.Contains('\uFFFD') ? decoded : null;
    }

    /// <summary>1gn0re: digits inside words of letters.</summary>
    private static string DigitsAsLetters(string text)
    {
        var letters = text.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            var beside = (i > 0 && char.IsLetter(letters[i - 1])) || (i + 1 < letters.Length && char.IsLetter(letters[i + 1]));
            if (beside)
            {
                letters[i] = letters[i] switch
                {
                    '0' => 'o',
                    '1' or '!' => 'i',
                    '3' => 'e',
                    '4' or '@' => 'a',
                    '5' or '$' => 's',
                    '7' => 't',
                    var letter => letter,
                };
            }
        }

        return new string(letters);
    }
}
