using NtmLearn.Language;

namespace NtmLearn.Lms.Screens.Forms;

/// <summary>Text as people type it, made fit for keeping.</summary>
internal static class TypedText
{
    /// <summary>Composed, line ends as one character, without other control characters (PostgreSQL takes no NUL), trimmed.</summary>
    public static string Tidy(string typed)
    {
        var text = VietnameseText.Normalise(typed).ReplaceLineEndings("\n");
        if (text.Any(IsUnwanted))
        {
            text = string.Concat(text.Where(letter => !IsUnwanted(letter)));
        }

        return text.Trim();
    }

    /// <summary>The same on one line, with single spaces: a name with a line break in it would break letters and feeds.</summary>
    public static string OnOneLine(string tidy) =>
        string.Join(' ', tidy.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsUnwanted(char letter) => char.IsControl(letter) && letter is not ('\n' or '\t');
}
