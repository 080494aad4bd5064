using System.Globalization;

namespace NtmLearn.Lms.Screens;

/// <summary>
/// Numbers, money, days and times as people here write them: 1.234,5 · 24/11/2026 · 8 giờ 30. Does not depend on the
/// language data of the machine.
/// </summary>
public static class ScreenFormat
{
    private const string NoBreak = "\u00A0";

    private static readonly NumberFormatInfo Figures = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    private static readonly string[] Weekdays = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

    /// <summary>1.234</summary>
    public static string Number(long number) => number.ToString("#,##0", Figures);

    /// <summary>1.234,5: at most a number of places after the comma, without idle zeros.</summary>
    public static string Number(decimal number, int places = 2) =>
        Math.Round(number, places, MidpointRounding.AwayFromZero).ToString("#,##0." + new string('#', places), Figures);

    /// <summary>72,5 %</summary>
    /// <param name="share">1 is the whole.</param>
    public static string Percent(decimal share, int places = 1) => Number(share * 100, places) + NoBreak + "%";

    /// <summary>1.500.000 đ</summary>
    /// <param name="dong">Whole đồng.</param>
    public static string Money(long dong) => Number(dong) + NoBreak + "đ";

    /// <summary>24/11/2026</summary>
    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>Thứ Ba</summary>
    public static string Weekday(DateOnly day) => Weekdays[(int)day.DayOfWeek];

    /// <summary>Thứ Ba, 24/11/2026</summary>
    public static string LongDay(DateOnly day) => $"{Weekday(day)}, {Day(day)}";

    /// <summary>Tháng 11/2026</summary>
    public static string Month(DateOnly day) => day.ToString("'Tháng 'M/yyyy", CultureInfo.InvariantCulture);

    /// <summary>8 giờ 30, or 8 giờ on the hour.</summary>
    /// <param name="minutes">Minutes since midnight.</param>
    public static string Time(int minutes) => minutes % 60 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}{NoBreak}giờ")
        : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}{NoBreak}giờ{NoBreak}{minutes % 60:00}");

    /// <summary>8 giờ 30, 24/11/2026</summary>
    /// <param name="local">In the time of the province, see <see cref="LocalTime"/>.</param>
    public static string DayTime(DateTime local) =>
        $"{Time((local.Hour * 60) + local.Minute)}, {Day(DateOnly.FromDateTime(local))}";
}
