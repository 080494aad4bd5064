using System.Text;
using NtmLearn.Language;

namespace NtmLearn.Lms.Papers;

/// <summary>Words as part of a file's name that any system can bear: "UBND xã Lương Hòa A" makes "ubnd-xa-luong-hoa-a".</summary>
internal static class Slug
{
    /// <param name="otherwise">When the words have no letter that remains.</param>
    public static string Of(string text, int longest, string otherwise)
    {
        var slug = new StringBuilder();
        foreach (var sign in VietnameseText.Fold(text))
        {
            if (char.IsAsciiLetterOrDigit(sign))
            {
                slug.Append(sign);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var name = slug.ToString(0, Math.Min(slug.Length, longest)).Trim('-');
        return name.Length > 0 ? name : otherwise;
    }
}
