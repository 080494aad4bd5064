using NtmLearn.Lms.Files;
using NtmLearn.Lms.Imports.Tables;

namespace NtmLearn.Lms.Imports;

/// <summary>The rows of a file that is kept.</summary>
internal sealed record ImportFile(HeaderMap Header, IReadOnlyList<TableRow> Rows)
{
    private const string Reason = "Lý do";
    private const double Width = 22;

    /// <summary>Opens what somebody sends and looks at its header.</summary>
    /// <returns>What is wrong with it, in Vietnamese; empty when its rows can be read.</returns>
    public static IReadOnlyList<string> Judge(Stream content, IReadOnlyList<ImportField> fields, string? sheetName)
    {
        try
        {
            using var table = SheetTable.Open(content, fields, new SheetReadOptions { SheetName = sheetName });
            return [.. table.Header.Errors()];
        }
        catch (SheetException exception)
        {
            return [exception.Message];
        }
    }

    /// <summary>Reads all rows.</summary>
    /// <returns>Null when the file is not kept any more.</returns>
    /// <exception cref="SheetException">It cannot be read to its end.</exception>
    public static ImportFile? Read(FileStore files, ImportRun run, IReadOnlyList<ImportField> fields)
    {
        using var stream = files.Open(run.FileHash);
        if (stream is null)
        {
            return null;
        }

        using var table = SheetTable.Open(stream, fields, new SheetReadOptions { SheetName = run.SheetName });
        return new ImportFile(table.Header, [.. table.Rows()]);
    }

    /// <summary>Which column a field stands in, as people say it: "C, Điện thoại".</summary>
    public string? ColumnOf(string? field)
    {
        if (field is null || Header.Fields.FirstOrDefault(f => f.Name == field) is not { } known)
        {
            return null;
        }

        return Header.ColumnsOf(field) is [var first, ..] ? $"{SheetRow.ColumnName(first)}, {known.Label}" : known.Label;
    }

    /// <summary>Rows in the same layout, each with what is wrong with it, to be mended and sent again.</summary>
    public void WriteRejected(Stream stream, ILookup<int, string> reasons)
    {
        // A file that came back once has the column already.
        var columns = Enumerable.Range(0, Header.Headers.Count).Where(i => HeaderMap.Fold(Header.Headers[i]) != HeaderMap.Fold(Reason)).ToList();
        SheetWriter.WriteXlsx(
            stream,
            "Dòng chưa nhập",
            [.. columns.Select(i => new SheetColumn(Header.Headers[i], Width)), new SheetColumn(Reason, 3 * Width)],
            Rows.Where(r => reasons.Contains(r.Number)).Select(r =>
            {
                var cells = r.MendedCells;
                return (IReadOnlyList<string?>)[.. columns.Select(i => i < cells.Count ? cells[i] : ""), string.Join(' ', reasons[r.Number])];
            }));
    }

    /// <summary>Columns that are not read, worth saying; not the one that came with rejected rows.</summary>
    public IEnumerable<string> Remarks() => Header.Unknown.Any(i => HeaderMap.Fold(Header.Headers[i]) == HeaderMap.Fold(Reason))
        ? Header.Remarks().Where(r => !r.Contains($"“{Reason}”", StringComparison.Ordinal))
        : Header.Remarks();
}
