using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NtmLearn.Bot.Passages;

/// <summary>Reads the main part of a web page: headings, paragraphs, lists, table rows and picture captions.</summary>
internal static class HtmlReader
{
    private static readonly HashSet<string> Furniture =
        ["SCRIPT", "STYLE", "NOSCRIPT", "NAV", "FOOTER", "ASIDE", "FORM", "BUTTON", "IFRAME", "TEMPLATE", "SVG", "HEAD"];

    public static (string? Title, List<RawBlock> Blocks) Read(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        var main = page.QuerySelector("article") ?? page.QuerySelector("main") ?? page.Body as IElement;
        var blocks = new List<RawBlock>();
        if (main is not null)
        {
            Add(main, blocks, 0);
        }

        blocks.RemoveAll(b => PageFurniture.Is(b.Text));
        var title = blocks.Find(b => b is { Kind: BlockKind.Heading, Level: 1 })?.Text ?? Clean(page.Title ?? "");
        blocks.RemoveAll(b => b.Kind == BlockKind.Heading && b.Text == title);
        return (title.Length == 0 ? null : title, blocks);
    }

    private static void Add(IElement element, List<RawBlock> blocks, int listLevel)
    {
        if (Furniture.Contains(element.TagName.ToUpperInvariant()) || element.HasAttribute("hidden"))
        {
            return;
        }

        switch (element.TagName.ToUpperInvariant())
        {
            case "H1" or "H2" or "H3" or "H4" or "H5" or "H6":
                AddText(blocks, BlockKind.Heading, element.TagName[1] - '0', element.TextContent);
                return;
            case "FIGCAPTION" or "CAPTION":
                AddText(blocks, BlockKind.Caption, 1, element.TextContent);
                return;
            case "LI":
                AddText(blocks, BlockKind.ListItem, Math.Max(1, listLevel), OwnText(element));
                foreach (var inner in element.Children.Where(c => c.TagName is "UL" or "OL"))
                {
                    Add(inner, blocks, listLevel);
                }

                return;
            case "TR":
                AddText(blocks, BlockKind.Paragraph, 1, string.Join(" | ", element.Children.Select(c => Clean(c.TextContent)).Where(c => c.Length > 0)));
                return;
            case "UL" or "OL":
                listLevel++;
                break;
            default:
                break;
        }

        if (element.TagName is "P" or "BLOCKQUOTE" or "DT" or "DD" or "PRE" || !element.Children.Any(IsBlock))
        {
            AddLines(blocks, element.TextContent);
            return;
        }

        foreach (var child in element.Children)
        {
            Add(child, blocks, listLevel);
        }
    }

    private static bool IsBlock(IElement element) =>
        element.TagName is not ("A" or "B" or "I" or "EM" or "STRONG" or "SPAN" or "SUB" or "SUP" or "BR" or "U" or "FONT" or "IMG" or "SMALL" or "MARK" or "CODE" or "ABBR" or "TIME");

    private static string OwnText(IElement item) =>
        string.Concat(item.ChildNodes.Where(n => n is not IElement { TagName: "UL" or "OL" }).Select(n => n.TextContent));

    private static void AddLines(List<RawBlock> blocks, string text)
    {
        var line = Clean(text);
        if (line.Length == 0)
        {
            return;
        }

        if (AdministrativeLine.IsListItem(line, out var level, out var words) && AdministrativeLine.HeadingLevel(line) == 0)
        {
            blocks.Add(new RawBlock(BlockKind.ListItem, level, words));
        }
        else
        {
            var heading = AdministrativeLine.HeadingLevel(line);
            blocks.Add(heading > 0 ? new RawBlock(BlockKind.Heading, heading, line) : new RawBlock(BlockKind.Paragraph, 1, line));
        }
    }

    private static void AddText(List<RawBlock> blocks, BlockKind kind, int level, string text)
    {
        var clean = Clean(text);
        if (clean.Length > 0)
        {
            blocks.Add(new RawBlock(kind, level, clean));
        }
    }

    private static string Clean(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
