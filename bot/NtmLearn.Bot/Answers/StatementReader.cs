using System.Text.RegularExpressions;
using NtmLearn.Bot.Passages;
using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>Cuts passages into statements.</summary>
internal static partial class StatementReader
{
    public static List<Statement> Read(IEnumerable<ParsedDocument> documents)
    {
        var statements = new List<Statement>();
        foreach (var document in documents)
        {
            var about = new TermBag(AboutOf(document));
            foreach (var passage in document.Passages)
            {
                AddPassage(document, passage, about, statements);
            }
        }

        return statements;
    }

    private static void AddPassage(ParsedDocument document, Passage passage, TermBag about, List<Statement> statements)
    {
        var text = document.Document.Text;
        var headings = Tokens.Split(string.Join(" . ", passage.HeadingPath));
        var underHeadings = new TermBag(headings);
        if (passage.Kind != PassageKind.List)
        {
            foreach (var span in Sentences(text, passage.Start, passage.End))
            {
                Add(span, null, underHeadings, 0, EnumerationReader.Read(text, span), null);
            }

            return;
        }

        var items = document.Blocks.Where(b => b.Kind == BlockKind.ListItem && b.Start >= passage.Start && b.End <= passage.End)
            .Select(b => new TextSpan(b.Start, b.End)).ToList();
        var leadBlock = document.Blocks.FirstOrDefault(b => b.Kind != BlockKind.ListItem && b.Kind != BlockKind.Heading && b.Start == passage.Start);
        TextSpan? lead = leadBlock is null ? null : new TextSpan(leadBlock.Start, leadBlock.End);
        var underLead = lead is { } words ? new TermBag(Tokens.Split(text[words.Start..words.End]).Concat(headings)) : underHeadings;
        var list = EnumerationReader.OfList(text, lead, passage.HeadingPath, items);
        if (lead is { } leadSpan)
        {
            Add(leadSpan, null, underHeadings, 0, null, list);
        }

        for (var i = 0; i < items.Count; i++)
        {
            Add(items[i], lead, underLead, i + 1, EnumerationReader.Read(text, items[i]), list);
        }

        void Add(TextSpan span, TextSpan? leadIn, TermBag near, int itemNumber, Enumeration? enumeration, Enumeration? whole)
        {
            var words = text[span.Start..span.End];
            var tokens = Tokens.Split(words);
            if (tokens.Count == 0)
            {
                return;
            }

            statements.Add(new Statement
            {
                Index = statements.Count,
                Passage = passage,
                Span = span,
                Text = words,
                LeadIn = leadIn,
                ItemNumber = itemNumber,
                Tokens = tokens,
                Own = new TermBag(tokens),
                Near = near,
                Far = about,
                Features = FeatureReader.Read(words),
                Enumeration = enumeration,
                List = whole,
            });
        }
    }

    /// <summary>Title, number and, for a text that reports on another, the number named first.</summary>
    private static IReadOnlyList<Token> AboutOf(ParsedDocument document)
    {
        var first = document.Passages.FirstOrDefault()?.Text ?? "";
        var named = document.Document.Number is null && DocumentNumber().Match(first) is { Success: true } match ? match.Value : "";
        return Tokens.Split($"{document.Document.Title} . {document.Document.Number} . {named} . {document.Document.Issuer}");
    }

    /// <summary>Sentences of a stretch; points in numbers, abbreviations and initials do not end one.</summary>
    internal static IEnumerable<TextSpan> Sentences(string text, int start, int end)
    {
        var from = start;
        for (var i = start; i < end; i++)
        {
            var ends = text[i] is '!' or '?' or '\n'
                || (text[i] == '.' && (i + 1 == end || (char.IsWhiteSpace(text[i + 1]) && NextIsCapital(text, i + 1, end) && !IsShort(text, from, i))));
            if (!ends)
            {
                continue;
            }

            if (Trim(text, from, i + 1) is { Length: > 0 } span)
            {
                yield return span;
            }

            from = i + 1;
        }

        if (Trim(text, from, end) is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }

    private static bool NextIsCapital(string text, int at, int end)
    {
        while (at < end && (char.IsWhiteSpace(text[at]) || text[at] is '"' or '“' or '('))
        {
            at++;
        }

        return at < end && (char.IsUpper(text[at]) || char.IsDigit(text[at]));
    }

    /// <summary>"TP." or "1.": a point after one or two signs.</summary>
    private static bool IsShort(string text, int from, int at)
    {
        var start = at;
        while (start > from && char.IsLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        return at - start <= 2 && (start == from || char.IsUpper(text[start]));
    }

    [GeneratedRegex(@"\p{Lu}\p{Ll}+( \p{Ll}+)? (số )?\d{1,5}/(\d{4}/)?\p{Lu}[\p{Lu}\d]*(-\p{L}+)*")]
    private static partial Regex DocumentNumber();
}
