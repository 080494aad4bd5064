using System.Text;

namespace NtmLearn.Lms.Papers;

/// <summary>
/// How long a line of bold Times New Roman is, to draw the lines beneath it that the decree measures by it. Marks above
/// and below a letter take no room.
/// </summary>
internal static class BoldWidth
{
    private const int FirstSign = ' ';
    private const int Usual = 500;

    /// <summary>Thousandths of the size, from the space to the tilde.</summary>
    private static readonly short[] Widths =
    [
        250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278,
        500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500,
        930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778,
        611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
        333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500,
        556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
    ];

    /// <param name="points">The size of the letters.</param>
    /// <returns>Twentieths of a point.</returns>
    public static int Of(string text, int points)
    {
        var thousandths = 0;
        foreach (var sign in text.Replace('đ', 'd').Replace('Đ', 'D').Normalize(NormalizationForm.FormD))
        {
            thousandths += char.GetUnicodeCategory(sign) == System.Globalization.UnicodeCategory.NonSpacingMark ? 0
                : sign - FirstSign is >= 0 and var i && i < Widths.Length ? Widths[i] : Usual;
        }

        return thousandths * points * 20 / 1000;
    }
}
