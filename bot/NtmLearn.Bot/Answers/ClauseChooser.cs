using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>Chooses the clauses of a sentence that is too long to quote whole.</summary>
internal static class ClauseChooser
{
    /// <summary>A clause of fewer words is one name in a row of names.</summary>
    private const int ListWord = 4;

    /// <summary>All of several things is asked for and the sentence names them one after another.</summary>
    public static bool Repeats(Question question, string text, TextSpan span)
    {
        if (!question.Kinds.HasFlag(QuestionKinds.List))
        {
            return false;
        }

        // A word that stands in one clause only, other than the head, narrows the question down to it.
        var matches = Split(text, span).SelectMany((c, i) => Matches(question, text, c).Select(m => (m.Term, Clause: i)))
            .Where(m => question.Terms[m.Term].Importance > 0.5)
            .GroupBy(m => m.Term, m => m.Clause).Select(g => (Count: g.Count(), First: g.Min())).ToList();
        return matches.Exists(m => m.Count >= 3) && matches.TrueForAll(m => m.Count >= 2 || m.First == 0);
    }

    /// <summary>The sentence without the clauses that say least about the question, until it is short enough.</summary>
    public static List<TextSpan> Without(Question question, string text, TextSpan span, List<TextSpan> clauses)
    {
        var dropped = new HashSet<int>();
        var over = Words(text, span) - QuotationComposer.MaxWords;
        while (over > 0 && dropped.Count + 1 < clauses.Count)
        {
            // The least useful clause, short ones first; single words of a list stay unless the list goes.
            var next = Enumerable.Range(1, clauses.Count - 1).Where(i => !dropped.Contains(i))
                .OrderBy(i => Strength(question, text, clauses[i]))
                .ThenBy(i => Words(text, clauses[i]) < ListWord ? 1 : 0)
                .ThenBy(i => Words(text, clauses[i]))
                .First();
            dropped.Add(next);
            over -= Words(text, clauses[next]);
            if (next > 1 && Words(text, clauses[next - 1]) == 1 && dropped.Add(next - 1))
            {
                over--;
            }
        }

        return Join(text, clauses, i => !dropped.Contains(i));
    }

    /// <summary>The clauses that hold matched words, each grown until it can stand alone, with the sentence's head before them.</summary>
    public static List<TextSpan> Clauses(Question question, string text, List<TextSpan> clauses)
    {
        var matched = clauses.ConvertAll(c => Matches(question, text, c));
        var chosen = new SortedSet<int>();
        var seen = new HashSet<int>();
        var words = 0;
        while (true)
        {
            // The clause that adds most of the question for its length.
            var next = Enumerable.Range(0, clauses.Count)
                .Where(i => !chosen.Contains(i) && words + Words(text, clauses[i]) <= QuotationComposer.MaxWords - 8)
                .Select(i => (Clause: i, Gain: matched[i].Where(m => !seen.Contains(m.Term)).Sum(m => m.Weight) / (Words(text, clauses[i]) + 6)))
                .OrderByDescending(x => x.Gain).ThenBy(x => x.Clause)
                .FirstOrDefault();
            if (next.Gain <= 0)
            {
                break;
            }

            chosen.Add(next.Clause);
            words += Words(text, clauses[next.Clause]);
            seen.UnionWith(matched[next.Clause].Select(m => m.Term));
        }

        if (chosen.Count == 0)
        {
            chosen.Add(0);
            words = Words(text, clauses[0]);
        }

        // A clause that ends in a bare number leans on the next ("chỉ tiêu 9.52, chỉ tiêu 9.5 của Tiêu chí số 9 …").
        foreach (var i in chosen.Where(i => i + 1 < clauses.Count && char.IsAsciiDigit(text[clauses[i].End - 2])).ToList())
        {
            words += chosen.Add(i + 1) ? Words(text, clauses[i + 1]) : 0;
        }

        // Short clauses lean on their neighbours, too.
        for (var grown = true; grown && words < 24;)
        {
            grown = false;
            foreach (var i in chosen.ToList())
            {
                foreach (var next in new[] { i + 1, i - 1 })
                {
                    if (next >= 0 && next < clauses.Count && !chosen.Contains(next) && words + Words(text, clauses[next]) <= QuotationComposer.MaxWords - 10 && words < 24)
                    {
                        chosen.Add(next);
                        words += Words(text, clauses[next]);
                        grown = true;
                    }
                }
            }
        }

        return Join(text, clauses, chosen.Contains);
    }

    public static double Strength(Question question, string text, TextSpan clause) =>
        Matches(question, text, clause).Sum(m => m.Weight) + (0.8 * AnswerKinds.FitOf(question.Kinds, FeatureReader.Read(text[clause.Start..clause.End])));

    /// <summary>A sentence that lists is parted at its items, which may hold commas of their own.</summary>
    public static List<TextSpan> Split(string text, TextSpan span, Enumeration? enumeration) => enumeration?.Announced is null
        ? Split(text, span)
        : [.. Split(text, new TextSpan(span.Start, enumeration.Items[0].Start - 1)), .. enumeration.Items.Select((item, i) =>
            new TextSpan(item.Start, i + 1 < enumeration.Items.Count ? ClauseEnd(text, item.End, enumeration.Items[i + 1].Start) : span.End))];

    /// <summary>The terms of the question that the clause holds.</summary>
    private static List<(int Term, double Weight)> Matches(Question question, string text, TextSpan clause)
    {
        var bag = new TermBag(Tokens.Split(text[clause.Start..clause.End]));
        var matches = new List<(int, double)>();
        for (var i = 0; i < question.Terms.Count; i++)
        {
            var term = question.Terms[i];
            var weight = term.Importance * term.Variants.Where(v => bag.HasRun(v.Run)).Select(v => v.Weight).DefaultIfEmpty(0).Max();
            if (weight > 0)
            {
                matches.Add((i, weight));
            }
        }

        return matches;
    }

    /// <summary>Neighbouring clauses become one span.</summary>
    private static List<TextSpan> Join(string text, List<TextSpan> clauses, Func<int, bool> isKept)
    {
        var spans = new List<TextSpan>();
        for (var i = 0; i < clauses.Count; i++)
        {
            if (!isKept(i))
            {
                continue;
            }

            if (i > 0 && isKept(i - 1))
            {
                spans[^1] = new TextSpan(spans[^1].Start, clauses[i].End);
            }
            else
            {
                spans.Add(clauses[i]);
            }
        }

        return spans.ConvertAll(s => Tidy(text, s));
    }

    /// <summary>The comma after an item belongs to its clause.</summary>
    private static int ClauseEnd(string text, int end, int next) => end < next && text[end] is ',' or ';' ? end + 1 : end;

    private static List<TextSpan> Split(string text, TextSpan span)
    {
        var clauses = new List<TextSpan>();
        var from = span.Start;
        for (var i = span.Start; i < span.End; i++)
        {
            if (text[i] is ',' or ';' or ':' && i + 1 < span.End && char.IsWhiteSpace(text[i + 1]))
            {
                clauses.Add(new TextSpan(from, i + 1));
                from = i + 2;
            }
        }

        clauses.Add(new TextSpan(from, span.End));
        return clauses.FindAll(c => c.Length > 0);
    }

    private static TextSpan Tidy(string text, TextSpan span)
    {
        var end = span.End;
        while (end > span.Start && text[end - 1] is ',' or ';' or ':' or ' ')
        {
            end--;
        }

        return new TextSpan(span.Start, end);
    }

    public static int Words(string text, TextSpan span)
    {
        var words = 1;
        for (var i = span.Start; i < span.End; i++)
        {
            words += char.IsWhiteSpace(text[i]) ? 1 : 0;
        }

        return words;
    }
}
