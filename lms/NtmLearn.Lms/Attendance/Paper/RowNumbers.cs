using System.Globalization;
using System.Text.RegularExpressions;

namespace NtmLearn.Lms.Attendance.Paper;

/// <summary>Numbers of rows as people write them: "3, 7, 12-14", with spaces, semicolons or "đến".</summary>
public static partial class RowNumbers
{
    /// <summary>Reads them.</summary>
    /// <param name="last">The highest number on the sheet.</param>
    /// <returns>The numbers, or a sentence that says what cannot be read.</returns>
    public static (IReadOnlySet<int> Numbers, string? Problem) Read(string typed, int last)
    {
        var numbers = new HashSet<int>();
        foreach (var part in Parts().Split(Until().Replace(typed, "-")).Where(p => p.Length > 0))
        {
            if (One().Match(part) is not { Success: true } match)
            {
                return (numbers, $"Không hiểu “{part}”. Xin gõ số thứ tự, cách nhau bằng dấu phẩy, ví dụ 3, 7, 12-14.");
            }

            var from = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            var to = match.Groups[2].Success ? int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : from;
            if (from < 1 || to > last || from > to)
            {
                return (numbers, $"“{part}” không có trên phiếu: phiếu có số thứ tự từ 1 đến {last}.");
            }

            numbers.UnionWith(Enumerable.Range(from, to - from + 1));
        }

        return (numbers, null);
    }

    [GeneratedRegex(@"\s*(?:-|–|đến|toi|tới|den)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Until();

    [GeneratedRegex(@"[,;\s]+|(?:\bvà\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^(\d{1,5})(?:-(\d{1,5}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex One();
}
