using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>Reads a repaired question into terms and kinds.</summary>
internal sealed class QuestionReader(Lexicon lexicon, MustStateWords mustState)
{
    /// <summary>How far from "hay" the words offered to choose from stand.</summary>
    private const int ChoiceReach = 4;

    /// <param name="isEveryday">Whether a word is ordinary Vietnamese.</param>
    /// <param name="index">The documents' words.</param>
    public Question Read(RepairedQuestion repaired, StatementIndex index, Func<string, bool> isEveryday)
    {
        var ordinal = QuestionWords.Ordinal(repaired.Text);
        var words = WordsOf(repaired);
        var named = NamedAuthorities.In(repaired, index);
        if (ordinal is { } place)
        {
            RemoveOrdinal(words, place);
        }

        var premise = ordinal is null ? Premise.Find(repaired.Text) : null;
        if (premise is not null)
        {
            words.RemoveAll(w => premise.Is(w.Folded));
        }

        var choice = words.FindIndex(w => w.Key == "hay");
        if (choice >= 0 && choice + 1 < words.Count && words[choice + 1].Key is "không" or "chưa" or "gì")
        {
            choice = -1;
        }

        var terms = new List<QuestionTerm>();
        var sides = new List<(QuestionTerm Term, bool Before)>();
        for (var i = 0; i < words.Count;)
        {
            var (term, length) = Longest(words, i, index);
            if (term is not null && choice > 0 && Math.Abs(i - choice) <= ChoiceReach)
            {
                sides.Add((term, i < choice));
            }

            if (term is not null && !terms.Exists(t => t.ToString() == term.ToString()))
            {
                terms.Add(term with { IsEveryday = term.Words.All(w => isEveryday(w.Key)) });
            }

            i += length;
        }

        var offersChoice = RemoveRefused(terms, sides, index);
        var kinds = QuestionWords.Find(repaired.Text) | (premise?.Kind ?? QuestionKinds.None);
        if (premise is not null)
        {
            kinds &= ~QuestionKinds.Result;
        }

        terms.AddRange(Implied(kinds, terms));
        return new Question(repaired.Text, repaired, terms, kinds)
        {
            CountedNoun = premise is { Kind: QuestionKinds.HowMany } ? premise.Noun : QuestionWords.CountedNoun(repaired.Text),
            Ordinal = ordinal,
            MustState = [.. mustState.In(offersChoice ? [.. words.Where((_, i) => Math.Abs(i - choice) > ChoiceReach)] : words), .. named],
        };
    }

    /// <summary>
    /// "bằng phiếu giấy hay qua ứng dụng": at most one of two things offered to choose from is so, so what the documents
    /// never name is not held against them when they name the other.
    /// </summary>
    /// <returns>Whether two things are offered of which the documents name at least one.</returns>
    private static bool RemoveRefused(List<QuestionTerm> terms, List<(QuestionTerm Term, bool Before)> sides, StatementIndex index)
    {
        bool Known(QuestionTerm term) => term.Variants.Any(v => index.Knows(v.Run));
        var offers = false;
        foreach (var before in new[] { true, false })
        {
            if (sides.Exists(s => s.Before != before && s.Term.Importance > 0.3 && Known(s.Term)))
            {
                offers |= sides.Exists(s => s.Before == before);
                terms.RemoveAll(t => sides.Exists(s => s.Before == before && s.Term.ToString() == t.ToString()) && !Known(t));
            }
        }

        return offers;
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
        if (Compounds.Contains($"{words[start].Folded} {words[start + 1].Folded}") && !words[start + 1].HasTypedDiacritics)
        {
            return true;
        }

        if (LightWords.Importance(words[start]) == 0 || LightWords.Importance(words[start + 1]) == 0)
        {
            return false;
        }

        var together = index.CountPair(words[start].Folded, words[start + 1].Folded);
        return together > 0
            && (start + 2 >= words.Count || index.CountPair(words[start + 1].Folded, words[start + 2].Folded) <= together);
    }

    /// <summary>Words of two syllables that each say nothing: "minh" alone is "mình".</summary>
    private static readonly HashSet<string> Compounds = ["thong minh"];

    /// <summary>"thứ 4" says which item is asked for; it is not searched.</summary>
    private static void RemoveOrdinal(List<QuestionWord> words, int ordinal)
    {
        var phrase = ordinal < 0 ? LastOnes : FirstOnes;
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i].Folded == "thu" || phrase.Contains($"{words[i].Folded} {words[i + 1].Folded}"))
            {
                words.RemoveRange(i, 2);
                return;
            }
        }

        words.RemoveAll(w => w.Folded == ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static readonly HashSet<string> FirstOnes = ["dau tien", "truoc nhat", "truoc het", "truoc tien"];
    private static readonly HashSet<string> LastOnes = ["cuoi cung", "sau cung", "sau chot", "sau rot", "chot lai"];

    /// <summary>Official words that a kind of question asks for without saying them.</summary>
    private static IEnumerable<QuestionTerm> Implied(QuestionKinds kinds, List<QuestionTerm> terms)
    {
        foreach (var (kind, words) in ImpliedWords)
        {
            if (kinds.HasFlag(kind) && !terms.Exists(t => t.Variants.Any(v => v.Run.SequenceEqual(words))))
            {
                yield return new QuestionTerm([.. words.Select(w => new QuestionWord(w, w, false, false))], [new Variant(words, 1)], 0.6) { IsEveryday = true };
            }
        }
    }

    private static readonly (QuestionKinds Kind, string[] Words)[] ImpliedWords =
    [
        (QuestionKinds.Goal, ["muc", "tieu"]),
        (QuestionKinds.Source, ["nguon"]),
        (QuestionKinds.Issuer, ["ban", "hanh"]),
    ];

    /// <summary>The digits of a number word, or the word of a digit.</summary>
    private static string? NumberOf(QuestionWord word)
    {
        var at = Array.IndexOf(NumberWords, word.Key);
        if (at >= 0)
        {
            return (at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        // Without its diacritics "năm" is also a year and "sáu" also "after": only words that stay themselves.
        return int.TryParse(word.Folded, out var number) && number is 2 or 4 or 7 or 9 or 10
            ? VietnameseText.Fold(NumberWords[number - 1])
            : null;
    }

    private static readonly string[] NumberWords = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];

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

        JoinNumbers(words);

        // Southern "chi" for "gì".
        words.RemoveAll(w => w.Key == "chi" && words.IndexOf(w) is var i && (i == words.Count - 1 || (i > 0 && BeforeWhat.Contains(words[i - 1].Folded))));
        return words;
    }

    private static readonly HashSet<string> BeforeWhat = ["chuyen", "viec", "cai", "lam", "dieu", "ten", "thu", "nhung"];

    /// <summary>"mười lăm" is 15, "hai mươi" 20; only with their diacritics, since bare syllables are also other words.</summary>
    private static void JoinNumbers(List<QuestionWord> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            var (first, second) = (words[i].Key, words[i + 1].Key);
            var tens = second == "mươi" ? Array.IndexOf(NumberWords, first) + 1 : first == "mười" ? 1 : 0;
            var length = second == "mươi" ? 2 : 1;
            var ones = tens > 0 && i + length < words.Count ? UnitOf(words[i + length].Key) : 0;
            if (tens > 0 && length + ones > 1)
            {
                var number = ((tens * 10) + ones).ToString(System.Globalization.CultureInfo.InvariantCulture);
                words.RemoveRange(i, length + (ones > 0 ? 1 : 0));
                words.Insert(i, new QuestionWord(number, number, false, true));
            }
        }
    }

    private static int UnitOf(string word) => word switch
    {
        "mốt" => 1,
        "tư" => 4,
        "lăm" => 5,
        "mười" => 0,
        _ => Array.IndexOf(NumberWords, word) + 1,
    };
}
