using NtmLearn.Language;

namespace NtmLearn.Bot.Passages;

/// <summary>The words of a text as the index keeps them, in order; the same for passages and questions.</summary>
internal sealed class PassageTerms
{
    private readonly List<string> _folded;
    private readonly List<int> _sentenceEnds;

    private PassageTerms(List<string> exact, List<string> folded, List<string> whole, List<int> sentenceEnds)
    {
        Exact = exact;
        _folded = folded;
        _sentenceEnds = sentenceEnds;
        Whole = whole;
    }

    /// <summary>Syllables with diacritics, plain numbers, parts of codes.</summary>
    public IReadOnlyList<string> Exact { get; }

    /// <summary>The same without diacritics.</summary>
    public IReadOnlyList<string> Folded => _folded;

    /// <summary>Codes and days as one word: 38/kh-ubnd, 2023-04-18.</summary>
    public IReadOnlyList<string> Whole { get; }

    public static PassageTerms Of(string text)
    {
        var tokens = Tokens.Split(text);
        var exact = new List<string>(tokens.Count);
        var folded = new List<string>(tokens.Count);
        var whole = new List<string>();
        var sentenceEnds = new List<int>();
        var end = 0;
        foreach (var token in tokens)
        {
            if (folded.Count > 0 && EndsSentence(text, end, token.Start))
            {
                sentenceEnds.Add(folded.Count);
            }

            end = token.End;
            Add(token, exact, folded);
            if (token.Kind == TokenKind.Code)
            {
                whole.Add(token.Folded);
            }
        }

        whole.AddRange(DateForms.Find(text).Select(d => d.Canonical));
        sentenceEnds.Add(folded.Count);
        return new PassageTerms(exact, folded, whole, sentenceEnds);
    }

    /// <summary>The folded words, sentence by sentence. For scoring; what is quoted is cut elsewhere.</summary>
    public IEnumerable<IReadOnlyList<string>> FoldedSentences()
    {
        var start = 0;
        foreach (var end in _sentenceEnds)
        {
            yield return _folded.GetRange(start, end - start);
            start = end;
        }
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

    private static bool EndsSentence(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text[i] == '\n' || (text[i] is '.' or '?' or '!' or ';' && char.IsWhiteSpace(text[i + 1])))
            {
                return true;
            }
        }

        return false;
    }
}
