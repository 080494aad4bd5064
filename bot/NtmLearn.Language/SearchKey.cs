using System.Text;

namespace NtmLearn.Language;

/// <summary>The form under which a name is searched, whoever or whatever bears it.</summary>
public static class SearchKey
{
    /// <summary>
    /// Folded as <see cref="VietnameseText.Fold"/> does (no diacritics, đ as d, lower case), words of letters and digits with
    /// one space between; apostrophes are dropped. Never longer than the normalised text; empty when nothing is left.
    /// </summary>
    public static string Of(string text)
    {
        var folded = VietnameseText.Fold(text);
        var key = new StringBuilder(folded.Length);
        var isBetween = false;
        foreach (var letter in folded)
        {
            if (NameCharacters.IsDropped(letter))
            {
                continue;
            }

            if (!NameCharacters.IsPartOfWord(letter))
            {
                isBetween = key.Length > 0;
                continue;
            }

            if (isBetween)
            {
                key.Append(' ');
                isBetween = false;
            }

            key.Append(letter);
        }

        return key.ToString();
    }
}
