using NtmLearn.Language;

namespace NtmLearn.Bot.Passages;

/// <summary>
/// Turns a file (Markdown, plain text or HTML) into a document with blocks and passages. Pure: the same file gives
/// the same anchors and spans.
/// </summary>
public static class DocumentParser
{
    /// <summary>File endings that can be read.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".md", ".txt", ".html", ".htm"];

    /// <param name="fileName">Its ending tells the format; its name is the document's id when the file gives none.</param>
    /// <param name="content">The whole file as text.</param>
    /// <exception cref="DocumentFormatException">The file has no words or its declarations are wrong.</exception>
    public static ParsedDocument Parse(string fileName, string content)
    {
        var text = VietnameseText.Normalise(content).Replace("\r\n", "\n").Replace('\r', '\n');
        var id = Slug.Of(Path.GetFileNameWithoutExtension(fileName), words: 12);
        switch (Path.GetExtension(fileName).ToLowerInvariant())
        {
            case ".md":
                var (facts, body) = FrontMatter.Split(text);
                var blocks = MarkdownReader.Read(body);
                var firstHeading = blocks.Find(b => b is { Kind: BlockKind.Heading, Level: 1 });
                var title = facts?["title"] ?? firstHeading?.Text ?? blocks.FirstOrDefault()?.Text;
                if (firstHeading is not null)
                {
                    blocks.Remove(firstHeading);
                    if (blocks.Count > 0)
                    {
                        blocks[0].Questions.AddRange(firstHeading.Questions);
                    }
                }

                return DocumentBuilder.Build(Describe(facts?["id"] ?? id, title, facts), blocks);
            case ".htm" or ".html":
                var (pageTitle, pageBlocks) = HtmlReader.Read(text);
                return DocumentBuilder.Build(Describe(id, pageTitle, null), pageBlocks);
            case ".txt":
                var (head, lines) = PlainTextReader.Read(text);
                var document = Describe(id, head.Title, null) with { Number = head.Number, Issuer = head.Issuer, IssuedOn = head.IssuedOn };
                return DocumentBuilder.Build(document, lines);
            default:
                throw new DocumentFormatException($"Tệp '{fileName}' không đọc được; chỉ nhận {string.Join(", ", Extensions)}.");
        }
    }

    private static SourceDocument Describe(string id, string? title, FrontMatter? facts) => new()
    {
        DocumentId = id,
        Title = title ?? throw new DocumentFormatException("Tệp không có chữ nào để làm văn bản."),
        Number = facts?["number"],
        Issuer = facts?["issuer"],
        IssuedOn = facts?.Date("date"),
        ValidFrom = facts?.Date("valid_from"),
        ValidTo = facts?.Date("valid_to"),
        SupersededBy = facts?["superseded_by"],
        Source = facts?["source"],
        Certainty = facts?["certainty"],
        Weight = facts?.Number("weight", 1) ?? 1,
        Text = "",
    };
}
