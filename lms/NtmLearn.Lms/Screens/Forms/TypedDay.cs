using System.Globalization;
using System.Text.RegularExpressions;

namespace NtmLearn.Lms.Screens.Forms;

/// <summary>Days and times of the day as people and browsers write them.</summary>
internal static partial class TypedDay
{
    private const string BrowserDay = "yyyy-MM-dd";

    private static readonly string[] DayShapes = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", BrowserDay];

    /// <summary>24/11/2026, 4/1/2026, with dashes or dots, or what a date field of a browser sends.</summary>
    public static DateOnly? Day(string typed) =>
        DateOnly.TryParseExact(typed, DayShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Minutes since midnight of 8:30, 08:30, 08:30:00, 8h30, 8h, 8 giờ 30.</summary>
    public static int? Time(string typed)
    {
        var match = TimeShape().Match(typed);
        if (!match.Success)
        {
            return null;
        }

        var hours = int.Parse(match.Groups["hours"].ValueSpan, CultureInfo.InvariantCulture);
        var minutes = match.Groups["minutes"] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
        return hours < 24 && minutes < 60 ? (hours * 60) + minutes : null;
    }

    /// <summary>As a date field takes it.</summary>
    public static string ForBrowser(DateOnly day) => day.ToString(BrowserDay, CultureInfo.InvariantCulture);

    /// <summary>As a time field takes it.</summary>
    public static string ForBrowser(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    [GeneratedRegex(
        @"^(?<hours>[0-9]{1,2})(\s*:\s*(?<minutes>[0-9]{2})(:[0-9]{2})?|\s*(h|g|giờ)\s*((?<minutes>[0-9]{1,2})(\s*(phút|p))?)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimeShape();
}
