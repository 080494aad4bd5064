namespace NtmLearn.Language;

/// <summary>Finds other words for stretches of a question: abbreviations both ways, initials, synonyms, numbers.</summary>
internal static class Expansions
{
    public static IReadOnlyList<Expansion> Of(IReadOnlyList<RepairedToken> tokens, LanguageData language, MinedInitials initials)
    {
        var found = new List<Expansion>();
        var count = Math.Min(tokens.Count, SpellingModel.MostTokens);
        for (var i = 0; i < count; i++)
        {
            AddPhrases(found, tokens, i, language.ShortForms, ExpansionKind.Abbreviation);
            AddPhrases(found, tokens, i, language.LongForms, ExpansionKind.Abbreviation);
            AddPhrases(found, tokens, i, language.OfficialWords, ExpansionKind.Synonym);
            AddNumber(found, tokens, i);
            AddInitials(found, tokens[i], i, initials);
        }

        return found;
    }

    private static void AddPhrases(List<Expansion> found, IReadOnlyList<RepairedToken> tokens, int at, PhraseTable table, ExpansionKind kind)
    {
        foreach (var (length, words) in table.Match(tokens, at))
        {
            foreach (var text in words)
            {
                found.Add(new Expansion(at, length, text, kind));
            }
        }
    }

    private static void AddNumber(List<Expansion> found, IReadOnlyList<RepairedToken> tokens, int at)
    {
        var token = tokens[at];
        if (token.Typed.Kind == TokenKind.Number)
        {
            if (int.TryParse(NumberForms.Canonical(token.Key), System.Globalization.CultureInfo.InvariantCulture, out var value)
                && NumberForms.InWords(value) is { } words)
            {
                found.Add(new Expansion(at, 1, words, ExpansionKind.Number));
            }
        }
        else if (NumberForms.TryRead([.. tokens.Skip(at).Take(4).Select(t => t.Key)], out var value, out var length)
            && !IsYear(tokens, at, length)
            && (at == 0 || !NumberForms.IsPartOfNumber(tokens[at - 1].Key)))
        {
            found.Add(new Expansion(at, length, value.ToString(System.Globalization.CultureInfo.InvariantCulture), ExpansionKind.Number));
        }
    }

    /// <summary>"năm" is five, but far more often it is a year.</summary>
    private static bool IsYear(IReadOnlyList<RepairedToken> tokens, int at, int length) =>
        length == 1 && tokens[at].Key == "năm"
        && ((at + 1 < tokens.Count && (tokens[at + 1].Typed.Kind != TokenKind.Syllable || tokens[at + 1].Key is "nay" or "nào" or "sau" or "trước" or "tới" or "qua" or "ngoái"))
            || (at > 0 && tokens[at - 1].Key is "mỗi" or "hàng" or "hằng" or "một" or "hai" or "ba" or "mấy" or "trong" or "đến" or "từ" or "cả" or "đầu" or "cuối" or "nhiêu" or "tháng" or "vào"));

    private static void AddInitials(List<Expansion> found, RepairedToken token, int at, MinedInitials initials)
    {
        if (token.Key == token.Typed.Key
            && !found.Exists(e => e.FirstToken == at && e.Kind == ExpansionKind.Abbreviation)
            && initials.Find(token.Typed) is { } words)
        {
            found.Add(new Expansion(at, 1, words, ExpansionKind.Initials));
        }
    }
}
