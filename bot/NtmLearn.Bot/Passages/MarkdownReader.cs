using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NtmLearn.Bot.Passages;

/// <summary>Reads Markdown; a paragraph <c>questions:</c> with a list under a heading gives its everyday wordings.</summary>
internal static class MarkdownReader
{
    public static List<RawBlock> Read(string body)
    {
        var blocks = new List<RawBlock>();
        AddAll(Markdown.Parse(body), blocks, listLevel: 0);
        return blocks;
    }

    private static void AddAll(ContainerBlock container, List<RawBlock> blocks, int listLevel)
    {
        for (var i = 0; i < container.Count; i++)
        {
            switch (container[i])
            {
                case HeadingBlock heading:
                    blocks.Add(new RawBlock(BlockKind.Heading, heading.Level, TextOf(heading)));
                    break;
                case ParagraphBlock paragraph when TextOf(paragraph) is "questions:" && i + 1 < container.Count && container[i + 1] is ListBlock wordings:
                    var target = blocks.LastOrDefault(b => b.Kind == BlockKind.Heading)
                        ?? throw new DocumentFormatException("Mục 'questions:' phải đứng ngay dưới một đề mục '##'.");
                    target.Questions.AddRange(wordings.OfType<ListItemBlock>().SelectMany(item => item.OfType<ParagraphBlock>()).Select(TextOf));
                    i++;
                    break;
                case ParagraphBlock paragraph:
                    blocks.Add(new RawBlock(BlockKind.Paragraph, 1, TextOf(paragraph)));
                    break;
                case ListBlock list:
                    foreach (var item in list.OfType<ListItemBlock>())
                    {
                        AddItem(item, blocks, listLevel + 1);
                    }

                    break;
                case QuoteBlock quote:
                    AddAll(quote, blocks, listLevel);
                    break;
                default:
                    break;
            }
        }
    }

    private static void AddItem(ListItemBlock item, List<RawBlock> blocks, int level)
    {
        foreach (var part in item)
        {
            if (part is ParagraphBlock paragraph)
            {
                blocks.Add(new RawBlock(BlockKind.ListItem, level, TextOf(paragraph)));
            }
            else if (part is ListBlock inner)
            {
                foreach (var innerItem in inner.OfType<ListItemBlock>())
                {
                    AddItem(innerItem, blocks, level + 1);
                }
            }
        }
    }

    private static string TextOf(LeafBlock block)
    {
        var text = new StringBuilder();
        AppendInlines(block.Inline, text);
        return text.ToString().Trim();
    }

    private static void AppendInlines(ContainerInline? inlines, StringBuilder text)
    {
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case ContainerInline inner:
                    AppendInlines(inner, text);
                    break;
                default:
                    break;
            }
        }
    }
}
