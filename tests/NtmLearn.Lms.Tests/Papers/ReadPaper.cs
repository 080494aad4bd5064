using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace NtmLearn.Lms.Tests.Papers;

/// <summary>A DOCX file opened again, as another program would.</summary>
internal sealed class ReadPaper : IDisposable
{
    private readonly WordprocessingDocument file;

    public ReadPaper(byte[] docx) => file = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);

    public Body Body => file.MainDocumentPart!.Document!.Body!;

    public SectionProperties Section => Body.Elements<SectionProperties>().Single();

    public RunPropertiesBaseStyle Defaults =>
        file.MainDocumentPart!.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;

    /// <summary>Every paragraph with text, in the order of the page: cells from left to right.</summary>
    public IReadOnlyList<Paragraph> Paragraphs => [.. Body.Descendants<Paragraph>().Where(p => p.InnerText.Trim().Length > 0)];

    public IReadOnlyList<string> Texts => [.. Paragraphs.Select(p => p.InnerText)];

    public string AllText => string.Join('\n', Texts);

    public Paragraph Find(string start) => Paragraphs.First(p => p.InnerText.StartsWith(start, StringComparison.Ordinal));

    /// <summary>"14 bold italic" of the first run.</summary>
    public static string LookOf(Paragraph paragraph)
    {
        var properties = paragraph.Elements<Run>().First().RunProperties!;
        var size = int.Parse(properties.FontSize!.Val!.Value!, System.Globalization.CultureInfo.InvariantCulture) / 2;
        return $"{size}{(properties.Bold is null ? "" : " bold")}{(properties.Italic is null ? "" : " italic")}";
    }

    /// <summary>The paragraph that draws a line after another.</summary>
    public static Paragraph LineAfter(Paragraph paragraph) => paragraph.NextSibling<Paragraph>()!;

    /// <summary>How long it is in a room that wide, in twentieths of a point.</summary>
    public static int LengthOf(Paragraph line, int room) =>
        room - Number(line.ParagraphProperties!.Indentation!.Left!) - Number(line.ParagraphProperties.Indentation.Right!);

    public string HeaderText(HeaderFooterValues kind)
    {
        var id = Section.Elements<HeaderReference>().Single(h => h.Type! == kind).Id!.Value!;
        return ((HeaderPart)file.MainDocumentPart!.GetPartById(id)).Header!.InnerText;
    }

    public HeaderPart Header(HeaderFooterValues kind) =>
        (HeaderPart)file.MainDocumentPart!.GetPartById(Section.Elements<HeaderReference>().Single(h => h.Type! == kind).Id!.Value!);

    public IReadOnlyList<string> Errors() =>
        [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}")];

    public void Dispose() => file.Dispose();

    private static int Number(StringValue value) => int.Parse(value.Value!, System.Globalization.CultureInfo.InvariantCulture);
}
