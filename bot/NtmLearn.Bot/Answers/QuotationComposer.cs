using System.Text.RegularExpressions;
using NtmLearn.Bot.Passages;
using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>Chooses which exact words of a statement are shown.</summary>
internal sealed partial class QuotationComposer
{
    /// <summary>Longest quotation unless a list is asked for, in words.</summary>
    public const int MaxWords = 60;

    private const int MaxListWords = 112;
    private const int ComfortableWords = 42;
    private const int ListWord = 4;

    /// <summary>Sentences up to this long lose their least useful clauses; from longer ones the useful clauses are taken.</summary>
    private const int DropUpTo = 80;

    public Quotation Compose(Question question, RankedStatement ranked, string text)
    {
        var statement = ranked.Statement;
        if (statement.Passage.Kind == PassageKind.Caption)
        {
            return new Quotation(statement, Frames.Caption, [statement.Span], false);
        }

        if (statement.Passage.Kind == PassageKind.Byline)
        {
            return new Quotation(statement, Frames.Author, [statement.Span], false);
        }

        return OfEnumeration(question, statement, text)
            ?? (statement.LeadIn is { } lead ? OfItem(statement, lead, text) : OfSentence(question, statement, text));
    }

    private static Quotation? OfEnumeration(Question question, Statement statement, string text)
    {
        var asksCount = AnswerKinds.Counts(question, statement.Enumeration) || AnswerKinds.Counts(question, statement.List);
        var asksList = question.Kinds.HasFlag(QuestionKinds.List) || asksCount;
        var enumeration = statement.Enumeration;
        if (enumeration is null && statement.List is { } list && (statement.ItemNumber == 0 || asksCount))
        {
            enumeration = list;
        }

        // A sentence that lists without announcing a number is short enough to be read as it stands.
        if (enumeration is null || (enumeration == statement.Enumeration && enumeration.Announced is null && Words(text, statement.Span) <= MaxWords))
        {
            return null;
        }

        if (question.Ordinal is { } ordinal && (ordinal < 0 || ordinal <= enumeration.Items.Count) && statement.ItemNumber == 0)
        {
            var at = ordinal < 0 ? enumeration.Items.Count - 1 : ordinal - 1;
            return new Quotation(statement, Frames.Nth(at + 1, enumeration.Items.Count), [enumeration.Items[at]], false);
        }

        if (question.Ordinal > enumeration.Items.Count && enumeration.Announced >= question.Ordinal && statement.ItemNumber == 0)
        {
            return new Quotation(statement, Frames.AnnouncedAgainstListed(Phrase(text, enumeration), enumeration.Items.Count), [enumeration.NounSpan], false);
        }

        // A sentence whose matched words all stand in one item is asked for that item, not for the whole list.
        var inHead = MatchesBefore(question, statement, text, enumeration);
        if (!asksList && !inHead)
        {
            return null;
        }

        var frame = enumeration.Announced is { } announced
            ? announced == enumeration.Items.Count
                ? Frames.Announced(Phrase(text, enumeration))
                : Frames.AnnouncedAgainstListed(Phrase(text, enumeration), enumeration.Items.Count)
            : asksCount && statement.List is not null ? Frames.Listed(enumeration.Items.Count, NounAsWritten(statement, text, enumeration)) : null;
        if (asksCount && !question.Kinds.HasFlag(QuestionKinds.List) && enumeration.Items.Sum(i => Words(text, i)) > ComfortableWords)
        {
            // Only the number is asked for: the words that say it are enough.
            var head = enumeration.Announced is null ? enumeration.NounSpan : new TextSpan(statement.Span.Start, Math.Max(enumeration.NounSpan.End, statement.Span.Start + 1));
            return new Quotation(statement, frame, [enumeration.NounSpan.Start < statement.Span.Start ? enumeration.NounSpan : head], false);
        }

        var spans = Shorten(enumeration.Items, text, MaxListWords - (frame?.Split(' ').Length ?? 0));
        return new Quotation(statement, frame, spans, IsList: true);
    }

    /// <summary>Whole items while they fit; then each item's first words, up to its first comma or twelfth word.</summary>
    private static List<TextSpan> Shorten(IReadOnlyList<TextSpan> items, string text, int words)
    {
        if (items.Sum(i => Words(text, i) + 1) <= words)
        {
            return [.. items];
        }

        var each = Math.Max(6, (words / items.Count) - 1);
        return [.. items.Select(i => Head(text, i, each))];
    }

    private static TextSpan Head(string text, TextSpan item, int words)
    {
        var seen = 0;
        for (var i = item.Start; i < item.End; i++)
        {
            if (char.IsWhiteSpace(text[i]) && ++seen == words)
            {
                return new TextSpan(item.Start, i);
            }
        }

        return item;
    }

    private static Quotation OfItem(Statement statement, TextSpan lead, string text)
    {
        var actor = ActorOf(text, lead);
        return new Quotation(statement, null, actor is { } a ? [a, statement.Span] : [statement.Span], false);
    }

    /// <summary>Who the lead-in is about: from its first clause with an authority up to the verb that charges it.</summary>
    private static TextSpan? ActorOf(string text, TextSpan lead)
    {
        var words = text[lead.Start..lead.End];
        var start = OpeningLength(words);
        var verb = Charge().Match(words, start);
        if (verb.Success)
        {
            return new TextSpan(lead.Start + start, lead.Start + verb.Index + verb.Length);
        }

        return Words(text, lead) <= 16 ? new TextSpan(lead.Start + start, lead.End) : null;
    }

    private static Quotation OfSentence(Question question, Statement statement, string text)
    {
        var span = statement.Span;
        if (Words(text, span) > ComfortableWords)
        {
            span = new TextSpan(span.Start + OpeningLength(text[span.Start..span.End]), span.End);
        }

        var words = Words(text, span);
        return new Quotation(
            statement,
            null,
            words <= MaxWords || (words <= MaxListWords && Repeats(question, text, span)) ? [span] : words <= DropUpTo ? Without(question, text, span, Split(text, span, statement.Enumeration)) : Clauses(question, text, Split(text, span, statement.Enumeration)),
            false);
    }

    /// <summary>All of several things is asked for and the sentence names them one after another.</summary>
    private static bool Repeats(Question question, string text, TextSpan span)
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
    private static List<TextSpan> Without(Question question, string text, TextSpan span, List<TextSpan> clauses)
    {
        var dropped = new HashSet<int>();
        var over = Words(text, span) - MaxWords;
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
    private static List<TextSpan> Clauses(Question question, string text, List<TextSpan> clauses)
    {
        var matched = clauses.ConvertAll(c => Matches(question, text, c));
        var chosen = new SortedSet<int>();
        var seen = new HashSet<int>();
        var words = 0;
        while (true)
        {
            // The clause that adds most of the question for its length.
            var next = Enumerable.Range(0, clauses.Count)
                .Where(i => !chosen.Contains(i) && words + Words(text, clauses[i]) <= MaxWords - 8)
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
                    if (next >= 0 && next < clauses.Count && !chosen.Contains(next) && words + Words(text, clauses[next]) <= MaxWords - 10 && words < 24)
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

    private static double Strength(Question question, string text, TextSpan clause) =>
        Matches(question, text, clause).Sum(m => m.Weight) + (0.8 * AnswerKinds.FitOf(question.Kinds, FeatureReader.Read(text[clause.Start..clause.End])));

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

    /// <summary>A sentence that lists is parted at its items, which may hold commas of their own.</summary>
    private static List<TextSpan> Split(string text, TextSpan span, Enumeration? enumeration) => enumeration?.Announced is null
        ? Split(text, span)
        : [.. Split(text, new TextSpan(span.Start, enumeration.Items[0].Start - 1)), .. enumeration.Items.Select((item, i) =>
            new TextSpan(item.Start, i + 1 < enumeration.Items.Count ? ClauseEnd(text, item.End, enumeration.Items[i + 1].Start) : span.End))];

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

    private static bool MatchesBefore(Question question, Statement statement, string text, Enumeration enumeration)
    {
        var first = enumeration.Items[0].Start;
        if (statement.ItemNumber > 0 || first <= statement.Span.Start)
        {
            return statement.ItemNumber == 0;
        }

        var head = Strength(question, text, new TextSpan(statement.Span.Start, first));
        var items = enumeration.Items.Max(i => Strength(question, text, i));
        return head >= items;
    }

    private static string Phrase(string text, Enumeration enumeration) =>
        text[enumeration.NounSpan.Start..enumeration.NounSpan.End];

    private static string NounAsWritten(Statement statement, string text, Enumeration enumeration)
    {
        var lead = statement.LeadIn ?? (statement.ItemNumber == 0 ? statement.Span : enumeration.NounSpan);
        var tokens = Tokens.Split(text[lead.Start..lead.End]);
        var noun = enumeration.Noun.Split(' ');
        for (var i = 0; i + noun.Length <= tokens.Count; i++)
        {
            if (noun.Select((w, k) => tokens[i + k].Folded == w).All(same => same))
            {
                return text[(lead.Start + tokens[i].Start)..(lead.Start + tokens[i + noun.Length - 1].End)];
            }
        }

        return "mục";
    }

    /// <summary>Length of an opening such as "Tham gia thực hiện Kế hoạch, " before the sentence proper; 0 when there is none.</summary>
    private static int OpeningLength(string words)
    {
        var match = Opening().Match(words);
        return match.Success && match.Value.Count(c => c == ' ') < 10 ? match.Length : 0;
    }

    private static int Words(string text, TextSpan span)
    {
        var words = 1;
        for (var i = span.Start; i < span.End; i++)
        {
            words += char.IsWhiteSpace(text[i]) ? 1 : 0;
        }

        return words;
    }

    [GeneratedRegex(@"^(Tham gia|Trong|Để|Nhằm|Theo|Căn cứ|Thực hiện|Bên cạnh|Ngoài ra|Đồng thời|Cùng với|Qua) ?[^,]*, (?=\p{Lu})")]
    private static partial Regex Opening();

    [GeneratedRegex(@"(được giao|được đề nghị|được phân công|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|chủ trì|phụ trách)")]
    private static partial Regex Charge();
}
