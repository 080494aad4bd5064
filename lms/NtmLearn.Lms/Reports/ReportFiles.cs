using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Papers;

namespace NtmLearn.Lms.Reports;

/// <summary>Writes a report as a paper of Decree 30/2020/NĐ-CP, and as a table.</summary>
public static class ReportFiles
{
    /// <summary>DOCX: the number blank, addressed to the body above, ready for what only people know.</summary>
    public static byte[] WriteDocx(ReportPaper report, OfficeOptions office)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(office);
        var paper = new OfficialPaper(new PaperHead
        {
            GoverningBody = office.GoverningBody,
            IssuingBody = office.Name,
            Symbol = $"BC-{office.Symbol}",
            Place = office.Place,
        });
        paper.Title("Báo cáo", report.Title);
        paper.AddressTo(office.GoverningBody ?? ReportPapers.ToFill);
        foreach (var part in report.Parts.Where(p => p.Number.Length > 0))
        {
            paper.Section(part.Heading);
            Write(paper, part);
        }

        paper.Sign(new PaperSignature { TitleLines = [office.SignerTitle], Name = office.SignerName, Recipients = ["Như trên", "Lưu: VT"] });
        foreach (var part in report.Parts.Where(p => p.Number.Length == 0))
        {
            paper.Title(part.Heading, string.Join("; ", part.Tables.Select(t => t.Caption)));
            Write(paper, part);
        }

        return paper.ToDocx();
    }

    /// <summary>XLSX: one sheet, part after part.</summary>
    public static byte[] WriteXlsx(ReportPaper report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var stream = new MemoryStream();
        var width = report.Parts.SelectMany(p => p.Tables).Select(t => t.Columns.Count).Append(2).Max();
        SheetWriter.WriteXlsx(
            stream, "Báo cáo", [new(report.Title, 50), .. Enumerable.Repeat(new SheetColumn("", 16), width - 1)], report.Parts.SelectMany(Rows));
        return stream.ToArray();
    }

    private static void Write(OfficialPaper paper, ReportPart part)
    {
        foreach (var line in part.Lines)
        {
            paper.Paragraph($"{line.Label}:", line.Value);
        }

        foreach (var table in part.Tables)
        {
            if (part.Number.Length > 0)
            {
                paper.Paragraph($"{table.Caption}:");
            }

            paper.Table(new PaperTable(table.Columns, [.. table.Rows.Select(r => (IReadOnlyList<string>)[.. r.Select(c => c.Text)])]));
        }
    }

    private static IEnumerable<IReadOnlyList<string?>> Rows(ReportPart part)
    {
        yield return [part.Number.Length > 0 ? $"{part.Number}. {part.Heading}" : part.Heading];
        foreach (var line in part.Lines)
        {
            yield return [line.Label, line.Value];
        }

        foreach (var table in part.Tables)
        {
            yield return [table.Caption];
            yield return [.. table.Columns.Select(c => c.Heading)];
            foreach (var row in table.Rows)
            {
                yield return [.. row.Select(c => c.Text)];
            }
        }
    }
}
