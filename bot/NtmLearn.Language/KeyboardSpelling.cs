namespace NtmLearn.Language;

/// <summary>Reads what a Telex or VNI keyboard leaves when it is switched off: chuyeern, ddooir, soos, chuye6n, d9oi63.</summary>
public static class KeyboardSpelling
{
    private const string TelexTones = "fsrxj";
    private const string VniTones = "21345";

    /// <summary>The syllable meant, in lower case, or null when the letters are not such a spelling of a well-built syllable.</summary>
    public static string? Decode(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (typed.Length is < 2 or > 12 || !typed.All(char.IsLetterOrDigit))
        {
            return null;
        }

        var lower = VietnameseText.Normalise(typed).ToLowerInvariant();
        var decoded = lower.Any(char.IsAsciiDigit) ? DecodeVni(lower) : DecodeTelex(lower);
        return decoded is not null && decoded != lower && SyllableShape.IsWellBuilt(decoded) ? decoded : null;
    }

    private static string? DecodeTelex(string typed)
    {
        var letters = new List<char>(typed.Length);
        var tone = 0;
        for (var i = 0; i < typed.Length; i++)
        {
            var letter = typed[i];
            var toneIndex = TelexTones.IndexOf(letter);
            if (toneIndex >= 0 && letters.Exists(Letters.IsVowel) && !IsCodaLetter(typed, i))
            {
                tone = toneIndex + 1;
            }
            else if (letter == 'w' && MarkHorn(letters))
            {
                continue;
            }
            else if (letter is 'a' or 'e' or 'o' or 'd' && MarkDouble(letters, letter))
            {
                continue;
            }
            else
            {
                letters.Add(letter);
            }
        }

        return letters.Contains('w') ? null : WithTone(letters, tone);
    }

    // r, s, x, f and j never close a Vietnamese syllable, so after a vowel they are always tones.
    private static bool IsCodaLetter(string typed, int position) =>
        position + 1 < typed.Length && Letters.IsVowel(typed[position + 1]) && !typed[..position].Any(Letters.IsVowel);

    private static string? DecodeVni(string typed)
    {
        var letters = new List<char>(typed.Length);
        var tone = 0;
        foreach (var letter in typed)
        {
            var toneIndex = VniTones.IndexOf(letter);
            if (toneIndex >= 0)
            {
                tone = toneIndex + 1;
            }
            else if (letter is '6')
            {
                if (!Mark(letters, ('a', 'â'), ('e', 'ê'), ('o', 'ô')))
                {
                    return null;
                }
            }
            else if (letter is '7')
            {
                if (!MarkHorn(letters))
                {
                    return null;
                }
            }
            else if (letter is '8')
            {
                if (!Mark(letters, ('a', 'ă')))
                {
                    return null;
                }
            }
            else if (letter is '9')
            {
                if (!Mark(letters, ('d', 'đ')))
                {
                    return null;
                }
            }
            else if (char.IsAsciiDigit(letter))
            {
                return null;
            }
            else
            {
                letters.Add(letter);
            }
        }

        return WithTone(letters, tone);
    }

    private static bool MarkDouble(List<char> letters, char letter)
    {
        var (plain, marked) = letter switch
        {
            'a' => ('a', 'â'),
            'e' => ('e', 'ê'),
            'o' => ('o', 'ô'),
            _ => ('d', 'đ'),
        };
        return Mark(letters, (plain, marked));
    }

    private static bool MarkHorn(List<char> letters)
    {
        var joined = new string([.. letters]);
        var pair = joined.IndexOf("uo", StringComparison.Ordinal);
        if (pair >= 0 && !joined.StartsWith("quo", StringComparison.Ordinal))
        {
            letters[pair] = 'ư';
            letters[pair + 1] = 'ơ';
            return true;
        }

        return Mark(letters, ('u', 'ư'), ('o', 'ơ'), ('a', 'ă'));
    }

    private static bool Mark(List<char> letters, params ReadOnlySpan<(char Plain, char Marked)> pairs)
    {
        for (var i = letters.Count - 1; i >= 0; i--)
        {
            foreach (var (plain, marked) in pairs)
            {
                // In "hoaw" the breve goes on the a, in "muaw" the horn goes on the u.
                if (letters[i] == plain && !(plain == 'a' && marked == 'ă' && i > 0 && letters[i - 1] == 'u'))
                {
                    letters[i] = marked;
                    return true;
                }
            }
        }

        return false;
    }

    private static string WithTone(List<char> letters, int tone)
    {
        if (tone > 0)
        {
            var vowel = letters.FindIndex(l => Letters.WithTone(l, tone) != l);
            if (vowel >= 0)
            {
                letters[vowel] = Letters.WithTone(letters[vowel], tone);
            }
        }

        return VietnameseText.PlaceTones(new string([.. letters]));
    }
}
