using System.Globalization;
using System.Text.RegularExpressions;
using NtmLearn.Language;

namespace NtmLearn.Lms.Imports.Tables;

/// <summary>Mends the text of cells and reads the few things that lists write in many ways.</summary>
public static partial class CellText
{
    private const int OldestAge = 120;

    // Days as Excel counts them, 1927 to 2064: a date that lost its format.
    private const int FirstSerial = 10_000;
    private const int LastSerial = 60_000;

    /// <summary>Composes, converts legacy fonts, takes out what cannot be seen, trims. Line breaks become spaces.</summary>
    /// <param name="prevailing">The legacy encoding that the sheet is in, when it is.</param>
    public static MendedText Mend(string text, LegacyEncodingKind? prevailing = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsPlain(text))
        {
            return new MendedText(text, LostLetters().IsMatch(text) ? CellNotes.LostLetters : CellNotes.None);
        }

        var notes = CellNotes.None;
        var reading = LegacyEncoding.Read(text, prevailing);
        notes |= reading.ConvertedFrom switch
        {
            LegacyEncodingKind.Tcvn3 => CellNotes.ConvertedFromTcvn3,
            LegacyEncodingKind.VniWindows => CellNotes.ConvertedFromVni,
            _ => reading.IsUnsure ? CellNotes.UnsureEncoding : CellNotes.None,
        };

        // While a soft hyphen may still turn out to be a letter, it stays.
        var composed = reading.IsUnsure ? reading.Text : VietnameseText.Normalise(reading.Text);
        var visible = reading.Text.Where(c => c is not ('\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF')).Count();
        notes |= !reading.IsUnsure && visible < reading.Text.Length ? CellNotes.InvisibleRemoved : CellNotes.None;
        notes |= composed.Length < visible ? CellNotes.Composed : CellNotes.None;
        notes |= composed.Any(c => c > '\u007F' && char.IsWhiteSpace(c)) ? CellNotes.SpacesMended : CellNotes.None;
        notes |= LostLetters().IsMatch(composed) ? CellNotes.LostLetters : CellNotes.None;
        return new MendedText(string.Join(' ', composed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), notes);
    }

    /// <summary>The notes that the office should read, in Vietnamese, a sentence each. What was only tidied is not spoken of.</summary>
    public static IEnumerable<string> Describe(CellNotes notes)
    {
        if (notes.HasFlag(CellNotes.ConvertedFromTcvn3))
        {
            yield return "Chữ trong ô dùng phông TCVN3 (.VnTime), đã chuyển sang Unicode. Hãy xem lại chữ hoa.";
        }

        if (notes.HasFlag(CellNotes.ConvertedFromVni))
        {
            yield return "Chữ trong ô dùng phông VNI, đã chuyển sang Unicode. Hãy xem lại.";
        }

        if (notes.HasFlag(CellNotes.UnsureEncoding))
        {
            yield return "Chữ trong ô có thể dùng phông cũ (TCVN3 hoặc VNI) lẫn với Unicode nên được giữ nguyên. Hãy gõ lại ô này.";
        }

        if (notes.HasFlag(CellNotes.LostLetters))
        {
            yield return "Chữ trong ô bị mất, chỉ còn dấu hỏi. Hãy lưu tệp kiểu Excel (.xlsx) hoặc CSV UTF-8 rồi gửi lại.";
        }
    }

    /// <summary>From 1975, 3/1975, 12/03/1975, or a date that lost its format.</summary>
    public static CellValue<int> YearOfBirth(string text, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(text);
        var typed = text.Trim();
        if (typed.Length == 0)
        {
            return default;
        }

        var year = 0;
        if (YearAlone().Match(typed) is { Success: true } match)
        {
            year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        }
        else if (TwoDigitYear().IsMatch(typed))
        {
            return new CellValue<int>(null, $"Năm sinh “{typed}” chưa rõ. Hãy ghi đủ 4 chữ số, ví dụ 1975.");
        }
        else if (Day(typed) is { IsWrong: false, Value: { } day })
        {
            year = day.Year;
        }
        else
        {
            return new CellValue<int>(null, $"Năm sinh “{typed}” không đọc được. Hãy ghi năm, ví dụ 1975.");
        }

        return year > today.Year || year < today.Year - OldestAge
            ? new CellValue<int>(null, $"Năm sinh {year} không hợp lý. Hãy xem lại.")
            : new CellValue<int>(year, null);
    }

    /// <summary>A day written dd/MM/yyyy (also with dots, hyphens, or the hour behind), yyyy-MM-dd, or a date that lost its format.</summary>
    public static CellValue<DateOnly> Day(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var typed = text.Trim();
        if (typed.Length == 0)
        {
            return default;
        }

        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is >= FirstSerial and <= LastSerial)
        {
            return new CellValue<DateOnly>(DateOnly.FromDateTime(DateTime.FromOADate(serial)), null);
        }

        if (DayOfMonth().Match(typed) is not { Success: true } match)
        {
            return new CellValue<DateOnly>(null, $"Ngày “{typed}” không đọc được. Hãy ghi ngày/tháng/năm, ví dụ 05/09/2025.");
        }

        var (day, month, year) = (Number("day"), Number("month"), Number("year"));
        if (month is >= 1 and <= 12 && year >= 1900 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
        {
            return new CellValue<DateOnly>(new DateOnly(year, month, day), null);
        }

        return new CellValue<DateOnly>(null, month is > 12 and <= 31 && day is >= 1 and <= 12
            ? $"Ngày “{typed}” có tháng {month}. Có lẽ ngày và tháng bị đảo: hãy ghi ngày trước, tháng sau."
            : $"Không có ngày “{typed}”. Hãy xem lại ngày, tháng, năm.");

        int Number(string part) => int.Parse(match.Groups[part].ValueSpan, CultureInfo.InvariantCulture);
    }

    /// <summary>From a column that names the sex: Nam, Nữ, M, F, male, female.</summary>
    public static CellValue<SexInCell> Sex(string text) => HeaderMap.Fold(text) switch
    {
        "" => default,
        "nu" or "f" or "female" or "gai" or "phunu" or "ba" or "co" => new CellValue<SexInCell>(SexInCell.Female, null),
        "nam" or "m" or "male" or "trai" or "ong" => new CellValue<SexInCell>(SexInCell.Male, null),
        _ => new CellValue<SexInCell>(null, $"Giới tính “{text.Trim()}” không đọc được. Hãy ghi Nam hoặc Nữ."),
    };

    /// <summary>From columns that are ticked: "Nam" and "Nữ", or "Nữ" alone, where no tick means a man.</summary>
    /// <param name="male">Null when the list has no column "Nam".</param>
    public static CellValue<SexInCell> SexFromTicks(string? male, string female)
    {
        var (isMale, isFemale) = (Tick(male ?? "", "nam"), Tick(female, "nu"));
        if (isMale is null || isFemale is null)
        {
            return new CellValue<SexInCell>(null, "Cột Nam, Nữ chỉ đánh dấu x. Hãy xem lại.");
        }

        return (isMale.Value, isFemale.Value) switch
        {
            (true, true) => new CellValue<SexInCell>(null, "Cả hai cột Nam và Nữ đều được đánh dấu. Hãy chỉ đánh dấu một cột."),
            (false, true) => new CellValue<SexInCell>(SexInCell.Female, null),
            (true, false) => new CellValue<SexInCell>(SexInCell.Male, null),
            _ => male is null ? new CellValue<SexInCell>(SexInCell.Male, null) : default,
        };
    }

    /// <summary>x, có, yes, 1 and ticks; không, no, 0 and a hyphen. Blank gives no value.</summary>
    public static CellValue<bool> YesNo(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var typed = text.Trim();
        if (typed is "✓" or "✔" or "√" or "☑" or "+")
        {
            return new CellValue<bool>(true, null);
        }

        if (typed is "-" or "–" or "☐")
        {
            return new CellValue<bool>(false, null);
        }

        return HeaderMap.Fold(typed) switch
        {
            "" when typed.Length == 0 => default,
            "x" or "xx" or "co" or "yes" or "y" or "1" or "true" or "dung" or "roi" => new CellValue<bool>(true, null),
            "khong" or "ko" or "k" or "no" or "n" or "0" or "false" or "sai" or "chua" => new CellValue<bool>(false, null),
            _ => new CellValue<bool>(null, $"Ô ghi “{typed}”. Hãy đánh dấu x nếu có, để trống nếu không."),
        };
    }

    /// <summary>A tick, also one that repeats the column's name, or the year of birth as old lists write it there.</summary>
    private static bool? Tick(string text, string name) => YesNo(text) switch
    {
        { IsWrong: false } tick => tick.Value ?? false,
        _ => HeaderMap.Fold(text) == name || YearAlone().IsMatch(text.Trim()) || DayOfMonth().IsMatch(text.Trim()) ? true : null,
    };

    private static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is > '~' or < ' ' || (text[i] == ' ' && (i == 0 || i == text.Length - 1 || text[i - 1] == ' ')))
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"^((0?[1-9]|1[0-2])[/.\-])?(?<year>(1[89]|20)[0-9][0-9])$", RegexOptions.CultureInvariant)]
    private static partial Regex YearAlone();

    [GeneratedRegex(@"^([0-9]{1,2}[/.\-]){0,2}[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex TwoDigitYear();

    [GeneratedRegex(@"^((?<day>[0-9]{1,2})\s*[/.\-]\s*(?<month>[0-9]{1,2})\s*[/.\-]\s*(?<year>[0-9]{4})|(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2}))([ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DayOfMonth();

    [GeneratedRegex(@"\p{L}\?+\p{L}")]
    private static partial Regex LostLetters();
}
