using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>Reads a repaired question into terms and kinds.</summary>
internal sealed class QuestionReader(Lexicon lexicon, MustStateWords mustState)
{
    /// <param name="isEveryday">Whether a word is ordinary Vietnamese.</param>
    /// <param name="index">The documents' words.</param>
    public Question Read(RepairedQuestion repaired, StatementIndex index, Func<string, bool> isEveryday)
    {
        var ordinal = QuestionWords.Ordinal(repaired.Text);
        var words = WordsOf(repaired);
        var named = NamedAuthorities(words, repaired, index);
        if (ordinal > 0)
        {
            RemoveOrdinal(words);
        }

        var terms = new List<QuestionTerm>();
        for (var i = 0; i < words.Count;)
        {
            var (term, length) = Longest(words, i, index);
            if (term is not null)
            {
                terms.Add(term with { IsEveryday = term.Words.All(w => isEveryday(w.Key)) });
            }

            i += length;
        }

        return new Question(repaired.Text, repaired, terms, QuestionWords.Find(repaired.Text))
        {
            CountedNoun = QuestionWords.CountedNoun(repaired.Text),
            Ordinal = ordinal,
            MustState = [.. mustState.In(words), .. named],
        };
    }

    private (QuestionTerm? Term, int Length) Longest(List<QuestionWord> words, int start, StatementIndex index)
    {
        var span = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(words);
        for (var length = Math.Min(Lexicon.MaxWords, words.Count - start); length >= 1; length--)
        {
            var phrase = span.Slice(start, length);
            var variants = lexicon.Find(phrase).Where(v => index.Knows(v.Run)).ToList();
            var own = FoldedRun(phrase);
            if (length == 1 && NumberOf(phrase[0]) is { } number && index.Knows(number))
            {
                variants.Add(new Variant([number], 0.95));
            }

            if (length > 1 && variants.Count == 0 && !(length == 2 && IsWord(words, start, index)))
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

    /// <summary>Two syllables that stand together in the documents, more often than the second with the third.</summary>
    private static bool IsWord(List<QuestionWord> words, int start, StatementIndex index)
    {
        if (LightWords.Importance(words[start]) == 0 || LightWords.Importance(words[start + 1]) == 0)
        {
            return false;
        }

        var together = index.CountPair(words[start].Folded, words[start + 1].Folded);
        return together > 0
            && (start + 2 >= words.Count || index.CountPair(words[start + 1].Folded, words[start + 2].Folded) <= together);
    }

    /// <summary>"thứ 4" says which item is asked for; it is not searched.</summary>
    private static void RemoveOrdinal(List<QuestionWord> words)
    {
        var at = words.FindIndex(w => w.Folded == "thu");
        if (at >= 0)
        {
            words.RemoveRange(at, Math.Min(2, words.Count - at));
        }
    }

    /// <summary>
    /// A place or authority called by its name ("Sở Y tế", "xã Phước Hảo") that the documents never name: an answer
    /// about another one would be none.
    /// </summary>
    private static List<IReadOnlyList<IReadOnlyList<string>>> NamedAuthorities(List<QuestionWord> words, RepairedQuestion repaired, StatementIndex index)
    {
        var named = new List<IReadOnlyList<IReadOnlyList<string>>>();
        var tokens = repaired.Tokens;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Folded is not ("so" or "xa" or "huyen" or "ap" or "phuong" or "bo" or "tinh" or "chi" or "cuc") || tokens.Count(t => char.IsUpper(t.Typed.Text[0])) * 2 > tokens.Count)
            {
                continue;
            }

            var name = tokens.Skip(i + 1).TakeWhile((t, k) => char.IsUpper(t.Typed.Text[0]) || (k == 1 && tokens[i].Folded == "so")).Take(3).Select(t => t.Folded).ToList();
            if (name.Count > 0 && char.IsUpper(tokens[i + 1].Typed.Text[0]) && !name.Exists(index.Knows))
            {
                named.Add([name]);
            }
            else if (name.Count > 1 && char.IsUpper(tokens[i + 1].Typed.Text[0]) && !index.Knows(name))
            {
                named.Add([name]);
            }
        }

        return words.Count == 0 ? [] : named;
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
