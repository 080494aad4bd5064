using System.Text;

namespace NtmLearn.Bot.Passages;

/// <summary>Lays blocks out as one text, cuts passages from it and gives both their anchors.</summary>
internal static class DocumentBuilder
{
    /// <exception cref="DocumentFormatException">There are no words besides headings.</exception>
    public static ParsedDocument Build(SourceDocument facts, List<RawBlock> raw)
    {
        raw.RemoveAll(b => b.Text.Length == 0);
        if (!raw.Exists(b => b.Kind != BlockKind.Heading))
        {
            throw new DocumentFormatException("Tệp chỉ có đề mục, không có nội dung.");
        }

        var text = new StringBuilder();
        var starts = new int[raw.Count];
        for (var i = 0; i < raw.Count; i++)
        {
            if (i > 0)
            {
                text.Append(raw[i].Kind == BlockKind.ListItem && raw[i - 1].Kind == BlockKind.ListItem ? "\n" : "\n\n");
            }

            if (raw[i].Kind == BlockKind.ListItem)
            {
                text.Append("- ");
            }

            starts[i] = text.Length;
            text.Append(raw[i].Text);
        }

        var document = facts with { Text = text.ToString() };
        var anchors = new Anchors();
        var blocks = new List<DocumentBlock>(raw.Count);
        var passages = new List<Passage>();
        var headings = new List<(int Level, string Text)>();
        List<string> questions = [];
        for (var i = 0; i < raw.Count;)
        {
            if (raw[i].Kind == BlockKind.Heading)
            {
                headings.RemoveAll(h => h.Level >= raw[i].Level);
                headings.Add((raw[i].Level, raw[i].Text));
                questions = raw[i].Questions;
                blocks.Add(new DocumentBlock(BlockKind.Heading, raw[i].Level, starts[i], starts[i] + raw[i].Text.Length, anchors.New(raw[i].Text)));
                i++;
                continue;
            }

            var end = LastOfPassage(raw, i);
            var anchor = anchors.New(headings.Count > 0 ? $"{headings[^1].Text} {raw[i].Text}" : raw[i].Text);
            for (var k = i; k <= end; k++)
            {
                blocks.Add(new DocumentBlock(raw[k].Kind, raw[k].Level, starts[k], starts[k] + raw[k].Text.Length, anchor));
            }

            var (from, to) = (starts[i], starts[end] + raw[end].Text.Length);
            passages.Add(new Passage
            {
                DocumentId = document.DocumentId,
                DocumentTitle = document.Title,
                Anchor = anchor,
                HeadingPath = headings.ConvertAll(h => h.Text),
                Kind = KindOf(raw[i], end > i),
                Start = from,
                End = to,
                Text = document.Text[from..to],
                Weight = document.Weight,
                ValidFrom = document.ValidFrom ?? document.IssuedOn,
                ValidTo = document.ValidTo,
                Questions = [.. questions, .. raw[i].Questions],
            });
            i = end + 1;
        }

        return new ParsedDocument(document, blocks, passages);
    }

    /// <summary>A list belongs to the paragraph that leads it in (ends with a colon, or stands right before the list).</summary>
    private static int LastOfPassage(List<RawBlock> raw, int first)
    {
        var leads = raw[first].Kind == BlockKind.ListItem
            || (raw[first].Kind == BlockKind.Paragraph && raw[first].Text.EndsWith(':'));
        var last = first;
        while (leads && last + 1 < raw.Count && raw[last + 1].Kind == BlockKind.ListItem)
        {
            last++;
        }

        return last;
    }

    private static PassageKind KindOf(RawBlock first, bool several) => first.Kind switch
    {
        BlockKind.Caption => PassageKind.Caption,
        BlockKind.Byline => PassageKind.Byline,
        BlockKind.ListItem => PassageKind.List,
        _ => several ? PassageKind.List : PassageKind.Paragraph,
    };

    private sealed class Anchors
    {
        private readonly HashSet<string> used = [];

        public string New(string words)
        {
            var wanted = Slug.Of(words);
            var anchor = wanted;
            for (var n = 2; !used.Add(anchor); n++)
            {
                anchor = $"{wanted}-{n}";
            }

            return anchor;
        }
    }
}
