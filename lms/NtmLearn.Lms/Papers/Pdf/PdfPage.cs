using QRCoder;
using SkiaSharp;

namespace NtmLearn.Lms.Papers.Pdf;

/// <summary>One page of a <see cref="PdfFile"/>. All lengths are points from the upper left corner.</summary>
public sealed class PdfPage
{
    private readonly SKCanvas canvas;

    internal PdfPage(SKCanvas canvas, float width, float height)
    {
        this.canvas = canvas;
        (Width, Height) = (width, height);
    }

    public float Width { get; }

    public float Height { get; }

    /// <summary>One line of text, not broken.</summary>
    /// <param name="x">Where it begins, has its middle, or ends, as <see cref="PdfText.Align"/> says.</param>
    /// <param name="baseline">On which the letters stand.</param>
    public void Text(string text, float x, float baseline, PdfText look)
    {
        using var font = PdfFonts.Of(look);
        using var paint = Paint(look.Ink);
        canvas.DrawText(PdfLines.Clean(text), x, baseline, Of(look.Align), font, paint);
    }

    /// <summary>Text in as many lines as it needs.</summary>
    /// <param name="x">Left edge of the room.</param>
    /// <param name="top">Upper edge of the first line.</param>
    /// <param name="width">Of the room.</param>
    /// <returns>The lower edge of the last line, where the next paragraph may begin.</returns>
    public float Paragraph(string text, float x, float top, float width, PdfText look)
    {
        var at = look.Align switch
        {
            PdfAlign.Centre => x + width / 2,
            PdfAlign.Right => x + width,
            _ => x,
        };
        foreach (var line in PdfLines.Wrap(text, width, look))
        {
            // Letters stand so that what hangs below them still lies within the line.
            Text(line, at, top + (look.LineHeight + look.Points * 0.72f) / 2, look);
            top += look.LineHeight;
        }

        return top;
    }

    public void Line(float fromX, float fromY, float toX, float toY, float thickness = 0.5f, PdfInk ink = PdfInk.Black)
    {
        using var paint = Stroke(thickness, ink);
        canvas.DrawLine(fromX, fromY, toX, toY, paint);
    }

    /// <summary>The outline of a box.</summary>
    public void Box(float x, float y, float width, float height, float thickness = 0.5f, PdfInk ink = PdfInk.Black)
    {
        using var paint = Stroke(thickness, ink);
        canvas.DrawRect(x, y, width, height, paint);
    }

    /// <summary>A QR code in vectors, with the white edge that a reader needs inside the square.</summary>
    /// <param name="size">Of the square; 25 mm and more reads well from paper.</param>
    public void Qr(string text, float x, float y, float size)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var module = size / rows.Count;
        using var dark = new SKPath();
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows.Count; column++)
            {
                var first = column;
                while (column < rows.Count && rows[row][column])
                {
                    column++;
                }

                if (column > first)
                {
                    dark.AddRect(SKRect.Create(x + first * module, y + row * module, (column - first) * module, module));
                }
            }
        }

        using var paint = Paint(PdfInk.Black);
        canvas.DrawPath(dark, paint);
    }

    private static SKPaint Paint(PdfInk ink) => new() { Color = Colour(ink), IsAntialias = true };

    private static SKPaint Stroke(float thickness, PdfInk ink) =>
        new() { Color = Colour(ink), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = thickness };

    private static SKColor Colour(PdfInk ink) => ink switch
    {
        PdfInk.Grey => new SKColor(0x55, 0x55, 0x55),
        PdfInk.Green => new SKColor(0x1B, 0x5E, 0x20),
        PdfInk.Red => new SKColor(0xA3, 0x1D, 0x1D),
        _ => SKColors.Black,
    };

    private static SKTextAlign Of(PdfAlign align) => align switch
    {
        PdfAlign.Centre => SKTextAlign.Center,
        PdfAlign.Right => SKTextAlign.Right,
        _ => SKTextAlign.Left,
    };
}
