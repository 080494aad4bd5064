namespace NtmLearn.Lms.Imports.Tables;

/// <summary>A row that holds anything.</summary>
/// <param name="Number">As the office sees it beside the row, from 1; blank rows count.</param>
/// <param name="Cells">From the first column to the last one that is filled; empty cells are empty strings.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The cell of a column counted from 0; empty beyond the last.</summary>
    public string Cell(int column) => column < Cells.Count ? Cells[column] : "";

    /// <summary>A, B … Z, AA … for a column counted from 0.</summary>
    public static string ColumnName(int column)
    {
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }
}
