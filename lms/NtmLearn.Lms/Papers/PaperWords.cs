using System.Globalization;
using System.Text;
using NtmLearn.Language;

namespace NtmLearn.Lms.Papers;

/// <summary>Days, capitals and letters as Decree 30/2020 writes them.</summary>
public static class PaperWords
{
    /// <summary>A space that does not widen in a justified line nor break: blanks to write on are made of it.</summary>
    private const char FirmSpace = '\u00A0';

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly string[] Weekdays = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    /// <summary>"ngày 05 tháng 02 năm 2026", "ngày 15 tháng 3 năm 2026": a leading nought for days under 10 and months 1 and 2.</summary>
    /// <param name="day">Null leaves blanks.</param>
    public static string Day(DateOnly? day) => day is { } d
        ? string.Create(CultureInfo.InvariantCulture, $"ngày {d.Day:00} tháng {(d.Month < 3 ? $"0{d.Month}" : d.Month)} năm {d.Year}")
        : $"ngày{Blank(4)}tháng{Blank(4)}năm{Blank(6)}";

    /// <summary>"05/02/2026", where room is short.</summary>
    public static string ShortDay(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Weekday(DateOnly day) => Weekdays[(int)day.DayOfWeek];

    /// <summary>"07 giờ 30 phút".</summary>
    public static string Time(TimeOnly time) => time.ToString("HH' giờ 'mm' phút'", CultureInfo.InvariantCulture);

    public static string Upper(string text) => text.ToUpper(Vietnamese);

    /// <summary>Room to write, as wide as so many spaces.</summary>
    public static string Blank(int spaces) => new(FirmSpace, spaces);

    /// <summary>
    /// Text from people as a paper can carry it: composed letters, no line breaks, no signs that a file in XML may not hold.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in VietnameseText.Normalise(text).EnumerateRunes())
        {
            var isSpace = rune.Value != FirmSpace && (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune));
            if (!isSpace && rune.Value is not (0xFFFE or 0xFFFF))
            {
                clean.Append(rune);
            }
            else if (isSpace && clean.Length > 0 && clean[^1] != ' ')
            {
                clean.Append(' ');
            }
        }

        return clean.ToString().TrimEnd(' ');
    }
}
