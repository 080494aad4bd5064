using System.Text.RegularExpressions;

namespace NtmLearn.Bot.Passages;

/// <summary>What the head of an administrative text says about it (Decree 30/2020/NĐ-CP, Appendix I).</summary>
internal sealed record TextHead(string? Title, string? Number, string? Issuer, DateOnly? IssuedOn);

/// <summary>
/// Reads plain text: a copied news page or a text laid out by Decree 30. Page furniture goes, captions are told from
/// paragraphs, the writer's name at the end is a byline.
/// </summary>
internal static partial class PlainTextReader
{
    private const int CaptionMaxWords = 25;

    public static (TextHead Head, List<RawBlock> Blocks) Read(string text)
    {
        var lines = JoinWrapped(text.Split('\n').Select(l => new Line(l))).Where(l => l.Words.Length > 0).ToList();
        var head = ReadHead(lines, out var bodyStart);
        var body = lines.Skip(bodyStart).Where(l => !PageFurniture.Is(l.Words)).ToList();
        var paragraphs = body.Where(l => l.WordCount > CaptionMaxWords).ToList();
        var indented = paragraphs.Count > 1 && paragraphs.Count(p => p.Indented) * 10 >= paragraphs.Count * 6;
        var lastParagraph = body.FindLastIndex(l => l.WordCount > CaptionMaxWords || l.IsListItem);
        var blocks = new List<RawBlock>();
        for (var i = 0; i < body.Count; i++)
        {
            blocks.Add(Classify(body[i], indented, isAfterText: lastParagraph >= 0 && i > lastParagraph));
        }

        return (head, blocks);
    }

    private static RawBlock Classify(Line line, bool paragraphsAreIndented, bool isAfterText)
    {
        var heading = AdministrativeLine.HeadingLevel(line.Words);
        if (heading > 0)
        {
            return new RawBlock(BlockKind.Heading, heading, line.Words);
        }

        if (AdministrativeLine.IsListItem(line.Words, out var level, out var words))
        {
            return new RawBlock(BlockKind.ListItem, level, words);
        }

        if (isAfterText && PersonName().IsMatch(line.Words))
        {
            return new RawBlock(BlockKind.Byline, 1, line.Words);
        }

        var open = line.Words[^1] is not ('.' or ':' or ';' or '!' or '?' or '…');
        var isCaption = line.WordCount <= CaptionMaxWords
            && ((paragraphsAreIndented && !line.Indented && line.Words[^1] != ':') || (open && line.WordCount > 6));
        if (isCaption)
        {
            return new RawBlock(BlockKind.Caption, 1, line.Words);
        }

        return open && line.WordCount <= 6 && !paragraphsAreIndented
            ? new RawBlock(BlockKind.Heading, 5, line.Words)
            : new RawBlock(BlockKind.Paragraph, 1, line.Words);
    }

    private static TextHead ReadHead(List<Line> lines, out int bodyStart)
    {
        string? number = null;
        DateOnly? date = null;
        var numberAt = -1;
        for (var i = 0; i < Math.Min(lines.Count, 15) && numberAt < 0; i++)
        {
            number = AdministrativeLine.DocumentNumber(lines[i].Words);
            numberAt = number is null ? -1 : i;
        }

        if (numberAt < 0)
        {
            bodyStart = Math.Min(1, lines.Count);
            return new TextHead(lines.Count > 0 ? lines[0].Words : null, null, null, null);
        }

        var issuer = string.Join(' ', lines.Take(numberAt).Select(l => l.Words)
            .Where(w => AdministrativeLine.IsShouted(w) && !w.StartsWith("CỘNG HÒA", StringComparison.Ordinal) && !w.StartsWith("CỘNG HOÀ", StringComparison.Ordinal)));
        string? type = null;
        var subject = new List<string>();
        bodyStart = numberAt + 1;
        for (var i = numberAt + 1; i < Math.Min(lines.Count, numberAt + 8); i++)
        {
            var words = lines[i].Words;
            date ??= AdministrativeLine.PlaceAndDate(words);
            if (type is null && AdministrativeLine.IsTypeName(words))
            {
                (type, bodyStart) = (words, i + 1);
            }
            else if (type is not null && lines[i].WordCount <= 40 && words[^1] is not ('.' or ';' or ':') && AdministrativeLine.HeadingLevel(words) is 0 or 2)
            {
                subject.Add(words);
                bodyStart = i + 1;
            }
            else if (type is not null)
            {
                break;
            }
        }

        var title = type is null ? null : $"{type[..1]}{type[1..].ToLowerInvariant()} {string.Join(' ', subject)}".Trim();
        return new TextHead(title, number, issuer.Length == 0 ? null : issuer, date);
    }

    /// <summary>Puts lines together again that were broken at a margin: no end mark before, a small letter after.</summary>
    private static IEnumerable<Line> JoinWrapped(IEnumerable<Line> lines)
    {
        Line? held = null;
        foreach (var line in lines)
        {
            if (held is not null && line.Words.Length > 0 && held.Words.Length > 40
                && char.IsLower(line.Words[0]) && !line.IsListItem
                && held.Words[^1] is not ('.' or ':' or ';' or '!' or '?' or '…'))
            {
                held = held with { Raw = held.Raw + " " + line.Words };
                continue;
            }

            if (held is not null)
            {
                yield return held;
            }

            held = line;
        }

        if (held is not null)
        {
            yield return held;
        }
    }

    private sealed record Line(string Raw)
    {
        public string Words { get; } = string.Join(' ', Raw.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        public bool Indented => Raw.Length > 0 && char.IsWhiteSpace(Raw[0]);

        public int WordCount => Words.Count(c => c == ' ') + 1;

        public bool IsListItem => Words.Length > 0 && AdministrativeLine.IsListItem(Words, out _, out _);
    }

    [GeneratedRegex(@"^(Tác giả:?\s+|Người viết:?\s+)?\p{Lu}\p{Ll}*(\s\p{Lu}\p{Ll}*){1,5}$")]
    private static partial Regex PersonName();
}
