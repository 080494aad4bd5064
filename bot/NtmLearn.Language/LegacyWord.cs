using System.Text;

namespace NtmLearn.Language;

/// <summary>A word with signs beyond ASCII, in a text that may be in a legacy encoding.</summary>
internal sealed class LegacyWord
{
    private const int LongestAbbreviation = 6;
    private const int LettersOfProof = 3;

    private readonly int start;
    private readonly string?[] converted;
    private readonly WordFit[] fits;

    private LegacyWord(int start, string text)
    {
        this.start = start;
        Text = text;
        AsItIs = text.Length == 1 ? WordFit.Neutral : Judge(text, isStrict: false);
        converted = [FromTcvn3(text), FromVniWindows(text)];
        fits = [.. converted.Select(c => text.Length == 1 ? WordFit.Neutral : c is null ? WordFit.Bad : Judge(c, isStrict: true))];
    }

    public string Text { get; }

    public WordFit AsItIs { get; }

    /// <summary>The words of a composed text that hold anything beyond ASCII; the others are the same in every encoding.</summary>
    public static List<LegacyWord> Of(string text)
    {
        var words = new List<LegacyWord>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsPart(text[i]))
            {
                continue;
            }

            if (text.AsSpan(start, i - start).IndexOfAnyExceptInRange('\0', '\u007F') >= 0)
            {
                words.Add(new LegacyWord(start, text[start..i]));
            }

            start = i + 1;
        }

        return words;
    }

    /// <summary>The whole text with its words converted, capitals restored as far as they can be known.</summary>
    public static string Convert(string text, IReadOnlyList<LegacyWord> words, LegacyEncodingKind kind)
    {
        var result = new StringBuilder(text);
        foreach (var word in words.Reverse())
        {
            result.Remove(word.start, word.Text.Length).Insert(word.start, word.Converted(kind));
        }

        var unicode = result.ToString().Normalize(NormalizationForm.FormC);
        return kind == LegacyEncodingKind.Tcvn3 ? LegacyCapitals.Restore(unicode) : unicode;
    }

    /// <summary>A letter of Unicode's Vietnamese, or of any script, that no legacy text can hold.</summary>
    public static bool IsOnlyInUnicode(char letter) => letter > '\u00FF' && (char.IsLetter(letter) || letter is >= '\u0300' and <= '\u036F');

    public WordFit As(LegacyEncodingKind kind) => fits[(int)kind - 1];

    /// <summary>The word in Unicode; as it stands when it cannot be converted.</summary>
    public string Converted(LegacyEncodingKind kind) => converted[(int)kind - 1] ?? Text;

    /// <summary>How much this word, being nothing as it stands, proves: 2 is enough.</summary>
    public int Proof(LegacyEncodingKind kind) => (AsItIs, As(kind)) switch
    {
        (WordFit.Bad, WordFit.Good) => Text.Length >= LettersOfProof || Text.Any(c => !char.IsLetter(c)) ? 2 : 1,
        (WordFit.Bad, WordFit.Neutral) => 1,
        _ => 0,
    };

    private static bool IsPart(char sign) => char.IsLetter(sign) || LegacyTables.Tcvn3.ContainsKey(sign) || sign is >= '\u0300' and <= '\u036F';

    /// <summary>What the word is when it is read as Unicode.</summary>
    /// <param name="isStrict">Also a syllable that ends in c, ch, p or t has to bear sắc or nặng.</param>
    private static WordFit Judge(string word, bool isStrict)
    {
        var key = VietnameseText.Key(word);
        if (HasOneCase(word) && IsToneInPlace(word, key) && SyllableShape.IsWellBuilt(key) && (!isStrict || HasToneOfItsEnding(key)))
        {
            return WordFit.Good;
        }

        return word.Length <= LongestAbbreviation && word.All(c => char.IsAsciiLetterUpper(c) || c is 'Đ' or 'Ô' or 'Ơ' or 'Ư' or 'Ă' or 'Â' or 'Ê')
            ? WordFit.Neutral
            : WordFit.Bad;
    }

    /// <summary>No capital after a plain small letter; the other small ones may stand for capitals (<see cref="LegacyCapitals"/>).</summary>
    private static bool HasOneCase(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (char.IsUpper(word[i]) && char.IsAsciiLetterLower(word[i - 1]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where either convention puts it (hòa, hoà); "xaõ" is "xã" in VNI and no slip for "xão".</summary>
    private static bool IsToneInPlace(string word, string key)
    {
        var lower = word.ToLowerInvariant();
        return lower == key || lower.Length != key.Length
            || (Letters.Tone(lower[^1]) > 0 && (VietnameseText.Fold(lower)[^2..] is "oa" or "oe" or "uy"));
    }

    private static bool HasToneOfItsEnding(string key)
    {
        if (key[^1] is not ('c' or 'p' or 't') && !key.EndsWith("ch", StringComparison.Ordinal))
        {
            return true;
        }

        return key.Any(c => Letters.Tone(c) is 2 or 5);
    }

    private static string? FromTcvn3(string word)
    {
        if (word.Length == 1 && !char.IsLetter(word[0]))
        {
            return null;
        }

        var letters = new char[word.Length];
        for (var i = 0; i < word.Length; i++)
        {
            if (char.IsAscii(word[i]))
            {
                letters[i] = word[i];
            }
            else if (!LegacyTables.Tcvn3.TryGetValue(word[i], out letters[i]))
            {
                return null;
            }
        }

        return new string(letters);
    }

    private static string? FromVniWindows(string word)
    {
        var letters = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            if (i + 1 < word.Length && LegacyTables.VniWindows.TryGetValue(word[i..(i + 2)], out var marked))
            {
                letters.Append(marked);
                i++;
            }
            else if (LegacyTables.VniWindows.TryGetValue(word[i].ToString(), out var letter))
            {
                letters.Append(letter);
            }
            else if (char.IsAscii(word[i]))
            {
                letters.Append(word[i]);
            }
            else
            {
                return null;
            }
        }

        return letters.ToString();
    }
}
