using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace NtmLearn.Lms.Imports.Tables;

/// <summary>
/// Writes tables for the office: every cell is text and stays it (leading zeros, numbers of documents, what looks like a
/// formula). Rows are written as they come; the same rows give the same bytes.
/// </summary>
public static class SheetWriter
{
    public const string XlsxContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string CsvContentType = "text/csv; charset=utf-8";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const int LongestSheetName = 31;

    // Positions in the list of formats below.
    private const string HeaderStyle = "1";
    private const string TextStyle = "2";

    /// <summary>Writes an XLSX with one sheet: header in bold and kept in sight, columns as wide as asked.</summary>
    /// <param name="stream">Is written without waiting, so give it a file or memory, not a response. It stays open.</param>
    public static void WriteXlsx(Stream stream, string sheetName, IReadOnlyList<SheetColumn> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Add(archive, "[Content_Types].xml", $"""
            <Types xmlns="{Package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{XlsxContentType}.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """);
        Add(archive, "_rels/.rels", $"""
            <Relationships xmlns="{Package}relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Add(archive, "xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="{Attribute(SheetName(sheetName))}" sheetId="1" r:id="rId1"/></sheets></workbook>
            """);
        Add(archive, "xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/></Relationships>
            """);
        Add(archive, "xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>
            """);
        using var sheet = XmlWriter.Create(Entry(archive, "xl/worksheets/sheet1.xml"), new XmlWriterSettings { CloseOutput = true, Encoding = new UTF8Encoding(false) });
        WriteSheet(sheet, columns, rows);
    }

    /// <summary>Writes CSV that Excel opens with its letters whole: UTF-8 with mark, commas, CRLF.</summary>
    public static void WriteCsv(Stream stream, IReadOnlyList<SheetColumn> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        foreach (var row in rows.Prepend([.. columns.Select(c => c.Header)]))
        {
            writer.WriteLine(string.Join(',', row.Select(c => Quoted(CsvFormula.Guard(c ?? "")))));
        }
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",;\"\r\n\t") < 0 && cell.Trim().Length == cell.Length
        ? cell
        : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static void WriteSheet(XmlWriter sheet, IReadOnlyList<SheetColumn> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        if (columns.Count > 0)
        {
            sheet.WriteStartElement("cols", Main);
            for (var i = 0; i < columns.Count; i++)
            {
                var place = (i + 1).ToString(CultureInfo.InvariantCulture);
                sheet.WriteStartElement("col", Main);
                sheet.WriteAttributeString("min", place);
                sheet.WriteAttributeString("max", place);
                sheet.WriteAttributeString("width", columns[i].Width.ToString(CultureInfo.InvariantCulture));
                sheet.WriteAttributeString("customWidth", "1");
                sheet.WriteEndElement();
            }

            sheet.WriteEndElement();
        }

        sheet.WriteStartElement("sheetData", Main);
        WriteRow(sheet, 1, [.. columns.Select(c => c.Header)], HeaderStyle);
        var number = 1;
        foreach (var row in rows)
        {
            WriteRow(sheet, ++number, row, TextStyle);
        }

        sheet.WriteEndElement();
        sheet.WriteEndElement();
    }

    private static void WriteRow(XmlWriter sheet, int number, IReadOnlyList<string?> cells, string style)
    {
        var row = number.ToString(CultureInfo.InvariantCulture);
        sheet.WriteStartElement("row", Main);
        sheet.WriteAttributeString("r", row);
        for (var i = 0; i < cells.Count; i++)
        {
            if (string.IsNullOrEmpty(cells[i]))
            {
                continue;
            }

            sheet.WriteStartElement("c", Main);
            sheet.WriteAttributeString("r", SheetRow.ColumnName(i) + row);
            sheet.WriteAttributeString("s", style);
            sheet.WriteAttributeString("t", "inlineStr");
            sheet.WriteStartElement("is", Main);
            sheet.WriteStartElement("t", Main);
            sheet.WriteAttributeString("xml", "space", null, "preserve");
            sheet.WriteString(XlsxText.Escape(cells[i]!));
            sheet.WriteEndElement();
            sheet.WriteEndElement();
            sheet.WriteEndElement();
        }

        sheet.WriteEndElement();
    }

    /// <summary>Without the signs that Excel forbids, and no longer than it allows.</summary>
    private static string SheetName(string name)
    {
        var allowed = string.Concat(XlsxText.Escape(name).Where(c => !@"[]:*?/\".Contains(c))).Trim().Trim('\'');
        return allowed.Length == 0 ? "Danh sách" : allowed[..Math.Min(allowed.Length, LongestSheetName)];
    }

    private static string Attribute(string text) => System.Security.SecurityElement.Escape(text);

    private static void Add(ZipArchive archive, string name, string xml)
    {
        using var part = new StreamWriter(Entry(archive, name), new UTF8Encoding(false));
        part.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        part.Write(xml);
    }

    private static Stream Entry(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry.Open();
    }
}
