using NtmLearn.Language;

namespace NtmLearn.Lms.Imports.Tables;

/// <summary>A row of a list, its cells mended and called by field.</summary>
public sealed class TableRow
{
    private readonly Dictionary<string, MendedText> values;
    private readonly LegacyEncodingKind? prevailing;

    internal TableRow(SheetRow row, Dictionary<string, MendedText> values, LegacyEncodingKind? prevailing = null)
    {
        Row = row;
        this.values = values;
        this.prevailing = prevailing;
    }

    /// <summary>As the office sees it beside the row, from 1.</summary>
    public int Number => Row.Number;

    /// <summary>The row as it came, to be handed back with what is wrong in it.</summary>
    public SheetRow Row { get; }

    /// <summary>Its cells mended, also those that no field takes: readable without the rest of the sheet.</summary>
    public IReadOnlyList<string> MendedCells => [.. Row.Cells.Select(c => CellText.Mend(c, prevailing).Text)];

    /// <summary>The mended text of a field; empty when the cell is, or when the file has no such column.</summary>
    public string this[string field] => values.TryGetValue(field, out var value) ? value.Text : "";

    /// <summary>What was mended or looks wrong, by field.</summary>
    public IEnumerable<(string Field, CellNotes Notes)> Notes => values.Where(v => v.Value.Notes != CellNotes.None).Select(v => (v.Key, v.Value.Notes));
}
