using DocumentFormat.OpenXml.Wordprocessing;

namespace NtmLearn.Lms.Papers;

/// <summary>A table with lines.</summary>
internal static class PaperGrid
{
    private const int Points = 13;
    private const int CellMargin = 85; // 1.5 mm

    public static Table Create(PaperTable table, int width)
    {
        var shares = table.Columns.Sum(c => c.Share);
        var widths = table.Columns.Select(c => width * c.Share / shares).ToList();
        var grid = new Table(
            new TableProperties(
                new TableWidth { Width = PaperElements.Twips(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    Edge(new TopBorder()), Edge(new LeftBorder()), Edge(new BottomBorder()), Edge(new RightBorder()),
                    Edge(new InsideHorizontalBorder()), Edge(new InsideVerticalBorder())),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = CellMargin, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = CellMargin, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(w => new GridColumn { Width = PaperElements.Twips(w) })));
        grid.Append(Row(table.Columns.Select((c, i) => (widths[i], c.Heading, IsCentred: true)), isHeader: true));
        foreach (var row in table.Rows)
        {
            if (row.Count != table.Columns.Count)
            {
                throw new ArgumentException($"A row has {row.Count} cells, the table {table.Columns.Count} columns.", nameof(table));
            }

            grid.Append(Row(row.Select((text, i) => (widths[i], text, table.Columns[i].IsCentred)), isHeader: false));
        }

        return grid;
    }

    private static TableRow Row(IEnumerable<(int Width, string Text, bool IsCentred)> cells, bool isHeader)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (isHeader)
        {
            properties.Append(new TableHeader());
        }

        var row = new TableRow(properties);
        foreach (var (width, text, isCentred) in cells)
        {
            var look = new ParagraphLook(isCentred ? JustificationValues.Center : JustificationValues.Left) { Before = 40, After = 40 };
            row.Append(PaperElements.Cell(width, [PaperElements.Paragraph(look, (text, new TextLook(Points, IsBold: isHeader)))]));
        }

        return row;
    }

    private static T Edge<T>(T border)
        where T : BorderType
    {
        (border.Val, border.Size, border.Color) = (BorderValues.Single, 4, "000000");
        return border;
    }
}
