using System.Text;
using SkiaSharp;

namespace NtmLearn.Lms.Papers.Pdf;

/// <summary>
/// The one family of letters, embedded in every file so that it looks the same everywhere: Noto Serif under the SIL Open
/// Font License, cut down to Latin and Vietnamese (<c>content/fonts</c>).
/// </summary>
public static class PdfFonts
{
    private static readonly Lazy<SKTypeface> Regular = new(() => Load("NotoSerif-Regular.ttf"));
    private static readonly Lazy<SKTypeface> Bold = new(() => Load("NotoSerif-Bold.ttf"));

    /// <summary>Letters that the family does not hold, each once; empty for every Vietnamese text. Such letters print as boxes.</summary>
    public static string Missing(string text)
    {
        var missing = new StringBuilder();
        foreach (var rune in PdfLines.Clean(text).EnumerateRunes().Distinct())
        {
            if (!Regular.Value.ContainsGlyph(rune.Value))
            {
                missing.Append(rune);
            }
        }

        return missing.ToString();
    }

    internal static SKFont Of(PdfText look) => new((look.IsBold ? Bold : Regular).Value, look.Points)
    {
        Subpixel = true,
        LinearMetrics = true,
        Hinting = SKFontHinting.None,
    };

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(PdfFonts).Assembly.GetManifestResourceStream($"Fonts/{name}")
            ?? throw new InvalidOperationException($"The font {name} is not embedded.");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"{name} is not a font.");
    }
}
