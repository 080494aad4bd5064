using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace NtmLearn.Lms.Papers;

/// <summary>The file around a paper's content: A4, margins, letters, and the page number at the top from page 2 on.</summary>
internal static class PaperFile
{
    /// <summary>Between the margins, in twentieths of a point.</summary>
    public const int TextWidth = PageWidth - Left - Right;

    private const int PageWidth = 11906;
    private const int PageHeight = 16838;

    // 20, 30 and 15 mm, rounded up so that they are never less.
    private const int TopAndBottom = 1134;
    private const int Left = 1701;
    private const int Right = 851;
    private const int HeaderFromEdge = 567;
    private const int NumberPoints = 13;
    private const string Letters = "Times New Roman";

    /// <param name="pictures">PNG; the first is named 1 in the content.</param>
    public static byte[] Write(IEnumerable<OpenXmlElement> content, IReadOnlyList<byte[]> pictures)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = Styles();
            main.AddNewPart<HeaderPart>("firstPage").Header = new Header(new Paragraph());
            main.AddNewPart<HeaderPart>("laterPages").Header = new Header(PageNumber());
            foreach (var (index, picture) in pictures.Index())
            {
                using var bytes = new MemoryStream(picture);
                main.AddImagePart(ImagePartType.Png, PaperElements.PictureId(index + 1)).FeedData(bytes);
            }

            var body = new Body();
            body.Append(content);
            body.Append(Section());
            main.Document = new Document(body);
        }

        return stream.ToArray();
    }

    private static SectionProperties Section() => new(
        new HeaderReference { Type = HeaderFooterValues.First, Id = "firstPage" },
        new HeaderReference { Type = HeaderFooterValues.Default, Id = "laterPages" },
        new PageSize { Width = PageWidth, Height = PageHeight },
        new PageMargin { Top = TopAndBottom, Bottom = TopAndBottom, Left = Left, Right = Right, Header = HeaderFromEdge, Footer = HeaderFromEdge, Gutter = 0 },
        new PageNumberType { Start = 1 },
        new TitlePage());

    private static Paragraph PageNumber() => new(
        new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
        new Run(PaperElements.Properties(new TextLook(NumberPoints)), new FieldChar { FieldCharType = FieldCharValues.Begin }),
        new Run(PaperElements.Properties(new TextLook(NumberPoints)), new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
        new Run(PaperElements.Properties(new TextLook(NumberPoints)), new FieldChar { FieldCharType = FieldCharValues.Separate }),
        new Run(PaperElements.Properties(new TextLook(NumberPoints)), new Text("2")),
        new Run(PaperElements.Properties(new TextLook(NumberPoints)), new FieldChar { FieldCharType = FieldCharValues.End }));

    private static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Letters, HighAnsi = Letters, EastAsia = Letters, ComplexScript = Letters },
                new Color { Val = "000000" },
                new FontSize { Val = "28" },
                new FontSizeComplexScript { Val = "28" },
                new Languages { Val = "vi-VN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });
}
