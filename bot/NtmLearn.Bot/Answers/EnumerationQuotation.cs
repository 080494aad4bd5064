using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>Quotes from a number announced and the items listed under it: all of them, one of them, or how many there are.</summary>
internal static class EnumerationQuotation
{
    public static Quotation? Of(Question question, Statement statement, string text)
    {
        var asksCount = AnswerKinds.Counts(question, statement.Enumeration) || AnswerKinds.Counts(question, statement.List);
        var asksList = question.Kinds.HasFlag(QuestionKinds.List) || asksCount;
        var enumeration = statement.Enumeration;
        if (enumeration is null && statement.List is { } list && (statement.ItemNumber == 0 || asksCount))
        {
            enumeration = list;
        }

        // A sentence that lists without announcing a number is short enough to be read as it stands.
        if (enumeration is null || (enumeration == statement.Enumeration && enumeration.Announced is null && ClauseChooser.Words(text, statement.Span) <= QuotationComposer.MaxWords))
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

        // Who is charged with a list of things is said before it.
        if (question.Kinds.HasFlag(QuestionKinds.Who) && !asksList && enumeration == statement.List)
        {
            return null;
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
            : asksCount && statement.List is not null ? Frames.Listed(enumeration.Items.Count, NounAsAsked(question, enumeration) ?? NounAsWritten(statement, text, enumeration)) : null;
        if (asksCount && !question.Kinds.HasFlag(QuestionKinds.List) && enumeration.Items.Sum(i => ClauseChooser.Words(text, i)) > QuotationComposer.ComfortableWords)
        {
            // Only the number is asked for: the words that say it are enough.
            var head = enumeration.Announced is null ? enumeration.NounSpan : new TextSpan(statement.Span.Start, Math.Max(enumeration.NounSpan.End, statement.Span.Start + 1));
            return new Quotation(statement, frame, [enumeration.NounSpan.Start < statement.Span.Start ? enumeration.NounSpan : head], false);
        }

        var spans = Shorten(enumeration.Items, text, QuotationComposer.MaxListWords - (frame?.Split(' ').Length ?? 0));
        return new Quotation(statement, frame, spans, IsList: true);
    }

    /// <summary>Whole items while they fit; then each item's first words, up to its first comma or twelfth word.</summary>
    private static List<TextSpan> Shorten(IReadOnlyList<TextSpan> items, string text, int words)
    {
        if (items.Sum(i => ClauseChooser.Words(text, i) + 1) <= words)
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

    private static bool MatchesBefore(Question question, Statement statement, string text, Enumeration enumeration)
    {
        var first = enumeration.Items[0].Start;
        if (statement.ItemNumber > 0 || first <= statement.Span.Start)
        {
            return statement.ItemNumber == 0;
        }

        var head = ClauseChooser.Strength(question, text, new TextSpan(statement.Span.Start, first));
        var items = enumeration.Items.Max(i => ClauseChooser.Strength(question, text, i));
        return head >= items;
    }

    private static string Phrase(string text, Enumeration enumeration) =>
        text[enumeration.NounSpan.Start..enumeration.NounSpan.End];

    /// <summary>The frame is ours: a slip of the document's spelling is not repeated there.</summary>
    private static string? NounAsAsked(Question question, Enumeration enumeration)
    {
        var noun = enumeration.Noun.Split(' ');
        var tokens = question.Repaired.Tokens;
        for (var i = 0; i + noun.Length <= tokens.Count; i++)
        {
            if (noun.Select((w, k) => tokens[i + k].Folded == w).All(same => same) && tokens.Skip(i).Take(noun.Length).Any(t => t.Key != t.Folded))
            {
                return string.Join(' ', tokens.Skip(i).Take(noun.Length).Select(t => t.Key));
            }
        }

        return null;
    }

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
}
