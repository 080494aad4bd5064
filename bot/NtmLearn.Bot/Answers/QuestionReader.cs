using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>Reads a repaired question into terms and kinds.</summary>
internal sealed class QuestionReader(Lexicon lexicon, MustStateWords mustState)
{
    /// <param name="isEveryday">Whether a word is ordinary Vietnamese.</param>
    /// <param name="isKnown">Whether a run of folded words occurs in the documents at all.</param>
    public Question Read(RepairedQuestion repaired, Func<IReadOnlyList<string>, bool> isKnown, Func<string, bool> isEveryday)
    {
        var words = WordsOf(repaired);
        var terms = new List<QuestionTerm>();
        for (var i = 0; i < words.Count;)
        {
            var (term, length) = Longest(words, i, isKnown);
            if (term is not null)
            {
                terms.Add(term with { IsEveryday = term.Words.All(w => isEveryday(w.Key)) });
            }

            i += length;
        }

        return new Question(repaired.Text, repaired, terms, QuestionWords.Find(repaired.Text))
        {
            CountedNoun = QuestionWords.CountedNoun(repaired.Text),
            Ordinal = QuestionWords.Ordinal(repaired.Text),
            MustState = mustState.In(words),
        };
    }

    private (QuestionTerm? Term, int Length) Longest(List<QuestionWord> words, int start, Func<IReadOnlyList<string>, bool> isKnown)
    {
        var span = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(words);
        for (var length = Math.Min(Lexicon.MaxWords, words.Count - start); length >= 1; length--)
        {
            var phrase = span.Slice(start, length);
            var variants = lexicon.Find(phrase).Where(v => isKnown(v.Run)).ToList();
            var own = FoldedRun(phrase);
            if (length == 1 && NumberOf(phrase[0]) is { } number && isKnown([number]))
            {
                variants.Add(new Variant([number], 0.95));
            }

            if (length > 1 && variants.Count == 0)
            {
                continue;
            }

            var importance = ImportanceOf(phrase);
            if (length == 1 && importance == 0)
            {
                if (variants.Count == 0)
                {
                    return (null, 1);
                }

                importance = 0.25;
            }

            // A phrase that means something as a whole counts even when each of its words says little.
            if (length > 1)
            {
                importance = Math.Max(importance, 0.5);
            }

            return importance == 0
                ? (null, length)
                : (new QuestionTerm(phrase.ToArray(), [new Variant(own, 1), .. variants.OrderByDescending(v => v.Weight)], importance), length);
        }

        return (null, 1);
    }

    /// <summary>Number words that stand before what they count.</summary>
    private static string? NumberOf(QuestionWord word) => word.Key switch
    {
        "một" => "1",
        "hai" => "2",
        "ba" => "3",
        "bốn" => "4",
        "năm" => "5",
        "sáu" => "6",
        "bảy" or "bẩy" => "7",
        "tám" => "8",
        "chín" => "9",
        "mười" => "10",
        _ => null,
    };

    private static double ImportanceOf(ReadOnlySpan<QuestionWord> phrase)
    {
        var highest = 0.0;
        foreach (var word in phrase)
        {
            highest = Math.Max(highest, LightWords.Importance(word));
        }

        return highest;
    }

    private static string[] FoldedRun(ReadOnlySpan<QuestionWord> phrase)
    {
        var run = new string[phrase.Length];
        for (var i = 0; i < run.Length; i++)
        {
            run[i] = phrase[i].Folded;
        }

        return run;
    }

    private static List<QuestionWord> WordsOf(RepairedQuestion repaired)
    {
        var words = new List<QuestionWord>();
        foreach (var token in repaired.Tokens)
        {
            var typedDiacritics = token.Typed.Key != token.Typed.Folded;
            foreach (var key in token.Key.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (token.Typed.Kind == TokenKind.Code)
                {
                    words.AddRange(key.Split(['/', '-'], StringSplitOptions.RemoveEmptyEntries)
                        .Select(p => new QuestionWord(p, TermBag.NumberKey(VietnameseText.Fold(p)), true, p.Any(char.IsAsciiDigit))));
                }
                else
                {
                    var folded = TermBag.NumberKey(VietnameseText.Fold(key));
                    words.Add(new QuestionWord(key, folded, typedDiacritics, key.Any(char.IsAsciiDigit)));
                }
            }
        }

        return words;
    }
}
