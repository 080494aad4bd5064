using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Drawn = DocumentFormat.OpenXml.Drawing;
using Inline = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using Pictures = DocumentFormat.OpenXml.Drawing.Pictures;

namespace NtmLearn.Lms.Papers;

/// <summary>How a stretch of text looks.</summary>
internal readonly record struct TextLook(int Points, bool IsBold = false, bool IsItalic = false);

/// <summary>How a paragraph stands. Lengths in twentieths of a point.</summary>
internal sealed record ParagraphLook(JustificationValues Alignment)
{
    public int Before { get; init; }

    public int After { get; init; }

    public int FirstLine { get; init; }

    public int Left { get; init; }

    /// <summary>On the same page as the next one.</summary>
    public bool KeepsNext { get; init; }
}

/// <summary>Makes the pieces of a paper.</summary>
internal static class PaperElements
{
    private const int EmuPerTwip = 635;

    public static Paragraph Paragraph(ParagraphLook look, params IEnumerable<(string Text, TextLook Look)> runs)
    {
        var properties = new ParagraphProperties();
        if (look.KeepsNext)
        {
            properties.Append(new KeepNext());
        }

        properties.Append(new SpacingBetweenLines { Before = Twips(look.Before), After = Twips(look.After), Line = "240", LineRule = LineSpacingRuleValues.Auto });
        if (look is not { FirstLine: 0, Left: 0 })
        {
            properties.Append(new Indentation { Left = Twips(look.Left), FirstLine = Twips(look.FirstLine) });
        }

        properties.Append(new Justification { Val = look.Alignment });
        var paragraph = new Paragraph(properties);
        foreach (var (text, runLook) in runs)
        {
            paragraph.Append(Run(text, runLook));
        }

        return paragraph;
    }

    public static Run Run(string text, TextLook look) => new(
        Properties(look), new Text(PaperWords.Clean(text)) { Space = SpaceProcessingModeValues.Preserve });

    public static RunProperties Properties(TextLook look)
    {
        var properties = new RunProperties();
        if (look.IsBold)
        {
            properties.Append(new Bold());
        }

        if (look.IsItalic)
        {
            properties.Append(new Italic());
        }

        properties.Append(new FontSize { Val = Twips(look.Points * 2) });
        return properties;
    }

    /// <summary>A solid line, centred, drawn as the upper edge of a paragraph that is hardly there.</summary>
    /// <param name="width">Of the line.</param>
    /// <param name="room">Of what it stands in.</param>
    public static Paragraph Line(int width, int room)
    {
        var indent = Twips(Math.Max(0, (room - width) / 2));
        return new Paragraph(
            new ParagraphProperties(
                new KeepNext(),
                new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 4, Space = 0, Color = "000000" }),
                new SpacingBetweenLines { Before = "40", After = "0", Line = "60", LineRule = LineSpacingRuleValues.Exact },
                new Indentation { Left = indent, Right = indent },
                new Justification { Val = JustificationValues.Center },
                new ParagraphMarkRunProperties(new FontSize { Val = "4" })));
    }

    /// <summary>A square picture in a paragraph of its own, on the right.</summary>
    /// <param name="number">From 1, as <see cref="PaperFile"/> numbers pictures.</param>
    /// <param name="description">For who cannot see it.</param>
    public static Paragraph Picture(int number, int side, string description)
    {
        var (id, extent) = ((uint)number, side * EmuPerTwip);
        var picture = new Pictures.Picture(
            new Pictures.NonVisualPictureProperties(
                new Pictures.NonVisualDrawingProperties { Id = id, Name = PictureId(number), Description = description },
                new Pictures.NonVisualPictureDrawingProperties()),
            new Pictures.BlipFill(new Drawn.Blip { Embed = PictureId(number) }, new Drawn.Stretch(new Drawn.FillRectangle())),
            new Pictures.ShapeProperties(
                new Drawn.Transform2D(new Drawn.Offset { X = 0, Y = 0 }, new Drawn.Extents { Cx = extent, Cy = extent }),
                new Drawn.PresetGeometry(new Drawn.AdjustValueList()) { Preset = Drawn.ShapeTypeValues.Rectangle }));
        return new Paragraph(
            new ParagraphProperties(new Justification { Val = JustificationValues.Right }),
            new Run(new Drawing(new Inline.Inline(
                new Inline.Extent { Cx = extent, Cy = extent },
                new Inline.DocProperties { Id = id, Name = PictureId(number), Description = description },
                new Inline.NonVisualGraphicFrameDrawingProperties(new Drawn.GraphicFrameLocks { NoChangeAspect = true }),
                new Drawn.Graphic(new Drawn.GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
            {
                DistanceFromTop = 0,
                DistanceFromBottom = 0,
                DistanceFromLeft = 0,
                DistanceFromRight = 0,
            })));
    }

    public static string PictureId(int number) => $"picture{Twips(number)}";

    /// <summary>A table without lines, to put two things side by side.</summary>
    public static Table SideBySide(int left, int right, params IEnumerable<(IEnumerable<Paragraph> Left, IEnumerable<Paragraph> Right)> rows)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = Twips(left + right), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })),
            new TableGrid(new GridColumn { Width = Twips(left) }, new GridColumn { Width = Twips(right) }));
        foreach (var row in rows)
        {
            table.Append(new TableRow(new TableRowProperties(new CantSplit()), Cell(left, row.Left), Cell(right, row.Right)));
        }

        return table;
    }

    public static TableCell Cell(int width, IEnumerable<Paragraph> paragraphs)
    {
        var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = Twips(width), Type = TableWidthUnitValues.Dxa }));
        cell.Append(paragraphs);
        return cell;
    }

    public static string Twips(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
