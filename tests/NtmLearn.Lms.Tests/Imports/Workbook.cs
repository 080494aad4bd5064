using System.IO.Compression;
using System.Text;

namespace NtmLearn.Lms.Tests.Imports;

/// <summary>A workbook put together by hand, to have in it what offices have in theirs.</summary>
internal sealed class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, string Rows, bool IsHidden)> sheets = [];
    private readonly List<string> formats = ["General"];

    public string SharedTexts { get; init; } = "";

    public bool StartsIn1904 { get; init; }

    /// <param name="rows">The XML of the rows.</param>
    public Workbook With(string name, string rows, bool isHidden = false)
    {
        sheets.Add((name, rows, isHidden));
        return this;
    }

    /// <summary>Adds a number format; its style is the position, from 1.</summary>
    public Workbook WithFormat(string format)
    {
        formats.Add(format);
        return this;
    }

    public MemoryStream ToStream()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var names = string.Concat(sheets.Select((s, i) => $"""<sheet name="{s.Name}" sheetId="{i + 1}" r:id="s{i}"{(s.IsHidden ? " state=\"hidden\"" : "")}/>"""));
            var relations = string.Concat(sheets.Select((_, i) => $"""<Relationship Id="s{i}" Type="{Office}/worksheet" Target="/xl/worksheets/sheet{i}.xml"/>"""));
            var codes = string.Concat(formats.Select((f, i) => $"""<numFmt numFmtId="{164 + i}" formatCode="{System.Security.SecurityElement.Escape(f)}"/>"""));
            var styles = string.Concat(formats.Select((_, i) => $"""<xf numFmtId="{164 + i}"/>"""));
            Add(zip, "_rels/.rels", $"""<Relationships><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><workbookPr date1904="{(StartsIn1904 ? 1 : 0)}"/><sheets>{names}</sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships>{relations}<Relationship Id="t" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="f" Type="{Office}/styles" Target="styles.xml"/></Relationships>""");
            Add(zip, "xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{SharedTexts}</sst>""");
            Add(zip, "xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts>{codes}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{styles}</cellXfs></styleSheet>""");
            foreach (var (i, sheet) in sheets.Index())
            {
                Add(zip, $"xl/worksheets/sheet{i}.xml", $"""<worksheet xmlns="{Main}"><sheetData>{sheet.Rows}</sheetData></worksheet>""");
            }
        }

        stream.Position = 0;
        return stream;
    }

    /// <summary>A sheet of plain texts; null makes a blank row.</summary>
    public static MemoryStream Of(params string[]?[] rows) => new Workbook().With("Sheet1", Rows(rows)).ToStream();

    public static string Rows(params string[]?[] rows) => string.Concat(rows.Select((cells, i) =>
        $"""<row r="{i + 1}">{string.Concat((cells ?? []).Select(c => $"<c t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(c)}</t></is></c>"))}</row>"""));

    private static void Add(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(xml);
    }
}
