using SkiaSharp;

namespace NtmLearn.Lms.Papers.Pdf;

/// <summary>Measures text and breaks it into lines.</summary>
public static class PdfLines
{
    /// <summary>How wide one line is, in points.</summary>
    public static float Width(string text, PdfText look)
    {
        using var font = PdfFonts.Of(look);
        return font.MeasureText(Clean(text));
    }

    /// <summary>The lines of a text between words; a word wider than the room is broken where it has to be.</summary>
    /// <param name="width">Room in points.</param>
    /// <returns>At least one line, which is empty when the text is.</returns>
    public static IReadOnlyList<string> Wrap(string text, float width, PdfText look)
    {
        using var font = PdfFonts.Of(look);
        var lines = new List<string>();
        var line = "";
        foreach (var word in Clean(text).Split(' ').SelectMany(word => Pieces(word, width, font)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && font.MeasureText(longer) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>The same look in the largest size, no larger than its own, at which a text takes no more than so many lines.</summary>
    /// <param name="smallest">Points below which it is not made smaller even if it then takes more lines.</param>
    public static PdfText Fit(string text, float width, PdfText look, float smallest, int mostLines = 1)
    {
        while (look.Points > smallest && Wrap(text, width, look).Count > mostLines)
        {
            look = look with { Points = Math.Max(smallest, look.Points - 0.5f) };
        }

        return look;
    }

    /// <summary>Text as it is drawn: composed letters, every kind of space a plain one, no line breaks.</summary>
    internal static string Clean(string text) => PaperWords.Clean(text).Replace('\u00A0', ' ');

    private static IEnumerable<string> Pieces(string word, float width, SKFont font)
    {
        while (word.Length > 1 && font.MeasureText(word) > width)
        {
            var fitting = Math.Max(1, font.BreakText(word, width));
            yield return word[..fitting];
            word = word[fitting..];
        }

        yield return word;
    }
}
