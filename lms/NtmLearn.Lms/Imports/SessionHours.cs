using System.Globalization;
using System.Text.RegularExpressions;
using NtmLearn.Language;

namespace NtmLearn.Lms.Imports;

/// <summary>When a session is, as lists write it: "7h30 - 11h", "13:30 đến 16:30", "Sáng".</summary>
internal static partial class SessionHours
{
    private static readonly (string Word, int Start, int End)[] Parts =
    [
        ("ca ngay", 450, 990),
        ("sang", 450, 660),
        ("chieu", 810, 990),
        ("toi", 1110, 1230),
    ];

    /// <returns>Minutes since midnight, or null when it cannot be read.</returns>
    public static (int Start, int End)? Read(string part, string time)
    {
        var times = Clock().Matches(VietnameseText.Fold($"{time} {(time.Any(char.IsAsciiDigit) ? "" : part)}"))
            .Select(m => (Hour: Number(m, "hour"), Minute: m.Groups["minute"].Length > 0 ? Number(m, "minute") : 0))
            .ToList();
        if (times.Exists(t => t.Hour > 23 || t.Minute > 59) || times.Count > 2)
        {
            return null;
        }

        var said = VietnameseText.Fold($"{part} {time}");
        var usual = Parts.Where(p => said.Contains(p.Word, StringComparison.Ordinal)).Select(p => ((int Start, int End)?)(p.Start, p.End)).FirstOrDefault();
        return times switch
        {
            [] => usual,
            [var start] => usual is { } whole ? (Minutes(start), whole.End) : null,
            [var start, var end] => (Minutes(start), Minutes(end)),
            _ => null,
        };
    }

    private static int Minutes((int Hour, int Minute) time) => (time.Hour * 60) + time.Minute;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![0-9])(?<hour>[0-9]{1,2})\s*(h|g|gio|:)\s*(?<minute>[0-9]{2})?(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}
