using System.Globalization;

namespace NtmLearn.Lms.Imports.Tables;

/// <summary>Finds the row that names the columns, under titles and above the list.</summary>
internal static class HeaderSearch
{
    /// <summary>How far down a header is looked for.</summary>
    public const int Rows = 15;

    // One word alike may stand in a title; two do not.
    private const int FewestFields = 2;

    /// <summary>The header and how many of the rows are used up with it; null when there is none.</summary>
    /// <param name="first">The rows at the beginning, a few more than <see cref="Rows"/> reach.</param>
    public static (HeaderMap Map, int RowsUsed)? Find(IReadOnlyList<SheetRow> first, IReadOnlyList<ImportField> fields)
    {
        (HeaderMap Map, int RowsUsed)? best = null;
        var singles = first.Index().TakeWhile(r => r.Item.Number <= Rows).Select(r => new HeaderMap(fields, Padded(first, r.Index))).ToList();
        foreach (var (i, single) in singles.Index())
        {
            Keep(single, i + 1);
        }

        // Two rows only where one does not say as much.
        for (var i = 0; i + 1 < singles.Count; i++)
        {
            if (TwoRows(fields, singles[i], first[i], first[i + 1]) is { } merged)
            {
                Keep(merged, i + 2);
            }
        }

        if (best is not { } found || found.Map.Found < Math.Min(FewestFields, fields.Count))
        {
            return null;
        }

        var used = found.RowsUsed;
        return (found.Map, used < first.Count && IsNumbersOfColumns(first[used]) ? used + 1 : used);

        void Keep(HeaderMap map, int rowsUsed)
        {
            if (best is null || map.Found > best.Value.Map.Found)
            {
                best = (map, rowsUsed);
            }
        }
    }

    /// <summary>The header with a blank for each unnamed column that the next row fills: a heading may be merged over two.</summary>
    private static List<string> Padded(IReadOnlyList<SheetRow> first, int i)
    {
        var width = first.Skip(i).Max(r => r.Cells.Count);
        return [.. Enumerable.Range(0, width).Select(first[i].Cell)];
    }

    /// <summary>A heading over several columns with their own names beneath; null when the second row is not part of it.</summary>
    private static HeaderMap? TwoRows(IReadOnlyList<ImportField> fields, HeaderMap top, SheetRow upper, SheetRow lower)
    {
        if (lower.Number != upper.Number + 1)
        {
            return null;
        }

        var names = new List<string>();
        var heading = "";
        for (var i = 0; i < Math.Max(upper.Cells.Count, lower.Cells.Count); i++)
        {
            heading = upper.Cell(i).Length > 0 ? upper.Cell(i) : heading;
            var name = lower.Cell(i).Length == 0 ? upper.Cell(i) : lower.Cell(i);
            var isKnown = new HeaderMap(fields, [name]).Found > 0;
            var joined = $"{heading} {lower.Cell(i)}";
            names.Add(!isKnown && lower.Cell(i).Length > 0 && new HeaderMap(fields, [joined]).Found > 0 ? joined : name);
        }

        var map = new HeaderMap(fields, names);

        // A row of the list has something of its own under the names already found.
        var isList = top.Fields.SelectMany(f => top.ColumnsOf(f.Name)).Any(c => lower.Cell(c).Length > 0 && map.Unknown.Contains(c));
        return isList ? null : map;
    }

    /// <summary>(1) (2) (3), or 1 2 3, under a header.</summary>
    private static bool IsNumbersOfColumns(SheetRow row)
    {
        var cells = row.Cells.Where(c => c.Length > 0).Select(c => c.Trim().Trim('(', ')', '[', ']')).ToList();
        return cells.Count > 2 && cells.Index().All(c => c.Item == (c.Index + 1).ToString(CultureInfo.InvariantCulture))
            || (cells.Count > 3 && cells[0] == "A" && cells.Count(c => c.Length <= 2) == cells.Count);
    }
}
