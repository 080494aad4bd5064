using NtmLearn.Language;

namespace NtmLearn.Bot.Passages;

/// <summary>The words of a text as the index keeps them, in order; the same for passages and questions.</summary>
internal sealed class PassageTerms
{
    private PassageTerms(List<string> exact, List<string> folded, List<string> whole)
    {
        Exact = exact;
        Folded = folded;
        Whole = whole;
    }

    /// <summary>Syllables with diacritics, plain numbers, parts of codes.</summary>
    public IReadOnlyList<string> Exact { get; }

    /// <summary>The same without diacritics.</summary>
    public IReadOnlyList<string> Folded { get; }

    /// <summary>Codes and days as one word: 38/kh-ubnd, 2023-04-18.</summary>
    public IReadOnlyList<string> Whole { get; }

    public static PassageTerms Of(string text)
    {
        var tokens = Tokens.Split(text);
        var exact = new List<string>(tokens.Count);
        var folded = new List<string>(tokens.Count);
        var whole = new List<string>();
        foreach (var token in tokens)
        {
            Add(token, exact, folded);
            if (token.Kind == TokenKind.Code)
            {
                whole.Add(token.Folded);
            }
        }

        whole.AddRange(DateForms.Find(text).Select(d => d.Canonical));
        return new PassageTerms(exact, folded, whole);
    }

    /// <summary>Adds the words of one token.</summary>
    public static void Add(Token token, List<string> exact, List<string> folded)
    {
        switch (token.Kind)
        {
            case TokenKind.Number:
                var number = NumberForms.Canonical(token.Key);
                exact.Add(number);
                folded.Add(number);
                break;
            case TokenKind.Code:
                foreach (var part in Tokens.Parts(token))
                {
                    var plain = NumberForms.Canonical(part);
                    exact.Add(plain);
                    folded.Add(VietnameseText.Fold(plain));
                }

                break;
            default:
                exact.Add(token.Key);
                folded.Add(token.Folded);
                break;
        }
    }

    /// <summary>Neighbouring words as one word each.</summary>
    public static IEnumerable<string> Pairs(IReadOnlyList<string> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            yield return string.Concat(words[i - 1], " ", words[i]);
        }
    }
}
