using System.Globalization;
using System.Text.RegularExpressions;
using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>Reads "05 mục tiêu chính, đó là: A, B và C" and lists under a lead-in.</summary>
internal static partial class EnumerationReader
{
    /// <summary>An enumeration inside one sentence; null when there is none.</summary>
    public static Enumeration? Read(string text, TextSpan span)
    {
        var sentence = text[span.Start..span.End];
        var opener = Opener().Match(sentence);
        if (!opener.Success)
        {
            return null;
        }

        var before = sentence[..opener.Index];
        var count = LastCount(before);
        var itemsStart = opener.Index + opener.Length;
        var items = Split(sentence, itemsStart, count?.Number);
        if (items.Count < 2)
        {
            return null;
        }

        var spans = items.ConvertAll(i => new TextSpan(span.Start + i.Start, span.Start + i.End));
        return count is { } c
            ? new Enumeration(c.Number, c.Noun, new TextSpan(span.Start + c.Start, span.Start + c.End), spans)
            : new Enumeration(null, LastNoun(before), new TextSpan(span.Start, span.Start + opener.Index), spans);
    }

    /// <summary>The items of a list with what the lead-in calls them.</summary>
    public static Enumeration? OfList(string text, TextSpan? lead, IReadOnlyList<string> headings, IReadOnlyList<TextSpan> items)
    {
        if (items.Count == 0)
        {
            return null;
        }

        var words = lead is { } l ? text[l.Start..l.End] : headings.LastOrDefault() ?? "";
        var count = LastCount(words);
        var noun = count?.Noun ?? (Following().Match(VietnameseText.Fold(words)) is { Success: true } match ? match.Groups["noun"].Value : LastNoun(words));
        return new Enumeration(count?.Number, noun, lead ?? items[0], items);
    }

    private static (int Number, string Noun, int Start, int End)? LastCount(string words)
    {
        var folded = VietnameseText.Fold(words);
        var match = Count().Matches(folded).LastOrDefault(m => !m.Groups["noun"].Value.StartsWith("thang", StringComparison.Ordinal));
        return match is null || !int.TryParse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 60
            ? null
            : (number, match.Groups["noun"].Value, match.Index, match.Index + match.Length);
    }

    private static string LastNoun(string words)
    {
        var tokens = Tokens.Split(words);
        return string.Join(' ', tokens.TakeLast(2).Select(t => t.Folded));
    }

    /// <summary>
    /// Items that begin with a capital are parted at ", Capital" and a last " và Capital"; others at commas or
    /// semicolons and a last " và ".
    /// </summary>
    private static List<TextSpan> Split(string sentence, int start, int? announced)
    {
        var body = sentence.AsSpan(start);
        var first = 0;
        while (first < body.Length && char.IsWhiteSpace(body[first]))
        {
            first++;
        }

        if (first >= body.Length)
        {
            return [];
        }

        var capitals = char.IsUpper(body[first]) && CapitalComma().Count(body) > 0;
        var semicolons = body.Contains(';');
        var cuts = new List<(int At, int Next)>();
        var pattern = semicolons ? Semicolon() : capitals ? CapitalComma() : Comma();
        foreach (var match in pattern.EnumerateMatches(body))
        {
            cuts.Add((match.Index, match.Index + match.Length));
        }

        var lastStart = cuts.Count > 0 ? cuts[^1].Next : first;
        if (cuts.Count > 0 && (announced is null || cuts.Count + 1 < announced) && !semicolons)
        {
            var tail = body[lastStart..];
            var and = -1;
            foreach (var match in (capitals ? CapitalAnd() : And()).EnumerateMatches(tail))
            {
                and = match.Index;
            }

            if (and > 0)
            {
                cuts.Add((lastStart + and, lastStart + and + 4));
            }
        }

        var spans = new List<TextSpan>();
        var from = first;
        foreach (var (at, next) in cuts)
        {
            spans.Add(new TextSpan(start + from, start + at));
            from = next;
        }

        var end = sentence.Length;
        while (end > start + from && sentence[end - 1] is '.' or ' ' or ';' or ',' or '…')
        {
            end--;
        }

        spans.Add(new TextSpan(start + from, end));
        return spans.FindAll(s => s.Length > 1);
    }

    [GeneratedRegex(@",?\s*(đó là|gồm có|bao gồm|gồm|như sau|cụ thể là|cụ thể|là)?\s*:\s*|,\s+(bao gồm|gồm có|gồm)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Opener();

    [GeneratedRegex(@"(?<![\d./])\b0?(?<n>\d{1,2}) (?<noun>[a-z]+( [a-z]+)?)")]
    private static partial Regex Count();

    [GeneratedRegex(@"\b(cac|nhung) (?<noun>[a-z]+( [a-z]+)?)( \w+)? (sau|duoi day|nhu sau)\b")]
    private static partial Regex Following();

    [GeneratedRegex(@"\s*,\s+(?=\p{Lu})")]
    private static partial Regex CapitalComma();

    [GeneratedRegex(@"\s*;\s+")]
    private static partial Regex Semicolon();

    [GeneratedRegex(@"\s*,\s+")]
    private static partial Regex Comma();

    [GeneratedRegex(@" và (?=\p{Lu})")]
    private static partial Regex CapitalAnd();

    [GeneratedRegex(@" và ")]
    private static partial Regex And();
}
