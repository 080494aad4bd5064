using System.Text;
using NtmLearn.Language;

namespace NtmLearn.Bot.Passages;

/// <summary>Names for links: folded words joined by hyphens.</summary>
internal static class Slug
{
    /// <summary>At most <paramref name="words"/> words; "muc" when nothing is left.</summary>
    public static string Of(string text, int words = 7)
    {
        var slug = new StringBuilder();
        var count = 0;
        var inWord = false;
        foreach (var letter in VietnameseText.Fold(text))
        {
            var keeps = letter is (>= 'a' and <= 'z') or (>= '0' and <= '9');
            if (keeps && !inWord)
            {
                if (++count > words)
                {
                    break;
                }

                if (slug.Length > 0)
                {
                    slug.Append('-');
                }
            }

            if (keeps)
            {
                slug.Append(letter);
            }

            inWord = keeps;
        }

        return slug.Length == 0 ? "muc" : slug.ToString();
    }
}
