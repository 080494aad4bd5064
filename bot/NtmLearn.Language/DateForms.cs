using System.Globalization;
using System.Text.RegularExpressions;

namespace NtmLearn.Language;

/// <summary>A day found in a text.</summary>
public sealed record DateMention(int Start, int End, DateOnly Date)
{
    /// <summary>One form for all ways of writing it: 2023-04-18.</summary>
    public string Canonical => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Finds days however they are written: 18/4/2023, 18-04-2023, 18.4.2023, ngày 18 tháng 4 năm 2023.</summary>
public static partial class DateForms
{
    /// <summary>The days named in a text in order; impossible ones such as 31/2/2023 are left out.</summary>
    public static IEnumerable<DateMention> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
        {
            yield break;
        }

        foreach (Match match in Pattern().Matches(text))
        {
            if (TryDate(match, out var date))
            {
                yield return new DateMention(match.Index, match.Index + match.Length, date);
            }
        }
    }

    private static bool TryDate(Match match, out DateOnly date)
    {
        var (day, month, year) = (NumberOf(match, "d"), NumberOf(match, "m"), NumberOf(match, "y"));
        date = default;
        if (year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    private static int NumberOf(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<![\d/.-])(?:(?<d>[0-9]{1,2})(?<s>[/.-])(?<m>[0-9]{1,2})\k<s>(?<y>[0-9]{4})"
        + @"|(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})"
        + @"|(?<d>[0-9]{1,2})\s+th[áa]ng\s+(?<m>[0-9]{1,2})(?:\s*/\s*|\s+n[ăa]m\s+)(?<y>[0-9]{4}))(?![\d/-])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
