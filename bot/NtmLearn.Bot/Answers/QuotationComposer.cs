using System.Text.RegularExpressions;
using NtmLearn.Bot.Passages;

namespace NtmLearn.Bot.Answers;

/// <summary>Chooses which exact words of a statement are shown.</summary>
internal sealed partial class QuotationComposer
{
    /// <summary>Longest quotation unless a list is asked for, in words.</summary>
    public const int MaxWords = 60;

    public const int MaxListWords = 112;
    public const int ComfortableWords = 42;

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

        return EnumerationQuotation.Of(question, statement, text)
            ?? (statement.LeadIn is { } lead ? OfItem(statement, lead, text) : OfSentence(question, statement, text));
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

        return ClauseChooser.Words(text, lead) <= 16 ? new TextSpan(lead.Start + start, lead.End) : null;
    }

    private static Quotation OfSentence(Question question, Statement statement, string text)
    {
        var span = statement.Span;
        if (ClauseChooser.Words(text, span) > ComfortableWords)
        {
            span = new TextSpan(span.Start + OpeningLength(text[span.Start..span.End]), span.End);
        }

        var words = ClauseChooser.Words(text, span);
        return new Quotation(
            statement,
            null,
            words <= MaxWords || (words <= MaxListWords && ClauseChooser.Repeats(question, text, span)) ? [span] : words <= DropUpTo ? ClauseChooser.Without(question, text, span, ClauseChooser.Split(text, span, statement.Enumeration)) : ClauseChooser.Clauses(question, text, ClauseChooser.Split(text, span, statement.Enumeration)),
            false);
    }

    /// <summary>Length of an opening such as "Tham gia thực hiện Kế hoạch, " before the sentence proper; 0 when there is none.</summary>
    private static int OpeningLength(string words)
    {
        var match = Opening().Match(words);
        return match.Success && match.Value.Count(c => c == ' ') < 10 ? match.Length : 0;
    }

    [GeneratedRegex(@"^(Tham gia|Trong|Để|Nhằm|Theo|Căn cứ|Thực hiện|Bên cạnh|Ngoài ra|Đồng thời|Cùng với|Qua) ?[^,]*, (?=\p{Lu})")]
    private static partial Regex Opening();

    [GeneratedRegex(@"(được giao|được đề nghị|được phân công|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|chủ trì|phụ trách)")]
    private static partial Regex Charge();
}
