using NtmLearn.Language;

namespace NtmLearn.Lms.Imports.Tables;

/// <summary>A list in a file: finds its header, then gives its rows by field, one at a time.</summary>
public sealed class SheetTable : IDisposable
{
    private const int RowsToJudgeBy = 100;

    private readonly SheetReader reader;
    private readonly int rowsToSkip;
    private readonly LegacyEncodingKind? prevailing;

    private SheetTable(SheetReader reader, HeaderMap header, int rowsToSkip, LegacyEncodingKind? prevailing)
    {
        this.reader = reader;
        this.rowsToSkip = rowsToSkip;
        this.prevailing = prevailing;
        Header = header;
    }

    /// <summary>Look at <see cref="HeaderMap.Errors"/> before reading rows.</summary>
    public HeaderMap Header { get; }

    /// <summary>Opens a file whose list has the given fields. The stream stays the caller's.</summary>
    /// <exception cref="SheetException">It cannot be read, or no row names the columns.</exception>
    public static SheetTable Open(Stream stream, IReadOnlyList<ImportField> fields, SheetReadOptions? options = null)
    {
        var reader = SheetReader.Open(stream, options);
        try
        {
            var first = reader.Rows().Take(RowsToJudgeBy).ToList();
            if (first.Count == 0)
            {
                throw SheetException.Empty();
            }

            var (header, used) = HeaderSearch.Find(first, fields)
                ?? throw SheetException.NoHeader(HeaderSearch.Rows, fields.OrderByDescending(f => f.IsRequired).Take(4).Select(f => f.Label));
            return new SheetTable(reader, header, used, LegacyEncoding.Prevailing(first.SelectMany(r => r.Cells)));
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>The rows below the header that hold anything, read as they are asked for; can be asked for again.</summary>
    /// <exception cref="SheetException">The file is broken further down, or there are too many rows.</exception>
    public IEnumerable<TableRow> Rows() => reader.Rows().Skip(rowsToSkip).Select(Map);

    public void Dispose() => reader.Dispose();

    private TableRow Map(SheetRow row)
    {
        var values = new Dictionary<string, MendedText>();
        foreach (var field in Header.Fields)
        {
            var columns = Header.ColumnsOf(field.Name);
            if (columns.Count == 1)
            {
                values[field.Name] = CellText.Mend(row.Cell(columns[0]), prevailing);
            }
            else if (columns.Count > 1)
            {
                var parts = columns.Select(c => CellText.Mend(row.Cell(c), prevailing)).ToList();
                values[field.Name] = new MendedText(
                    string.Join(' ', parts.Select(p => p.Text).Where(t => t.Length > 0)),
                    parts.Aggregate(CellNotes.None, (notes, part) => notes | part.Notes));
            }
        }

        return new TableRow(row, values, prevailing);
    }
}
