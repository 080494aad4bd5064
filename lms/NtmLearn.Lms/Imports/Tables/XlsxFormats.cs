using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace NtmLearn.Lms.Imports.Tables;

/// <summary>How the numbers of a sheet are shown, as far as it changes what they are: dates, times, leading zeros.</summary>
internal sealed partial class XlsxFormats
{
    public static readonly XlsxFormats None = new([]);

    private readonly List<string> formatOfStyle;

    private XlsxFormats(List<string> formatOfStyle) => this.formatOfStyle = formatOfStyle;

    /// <summary>Reads the part that holds the styles.</summary>
    public static XlsxFormats Read(XmlReader reader)
    {
        var written = new Dictionary<int, string>();
        var styles = new List<string>();
        var isInCellStyles = false;
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs")
            {
                isInCellStyles = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            else if (reader.LocalName == "numFmt" && reader.GetAttribute("numFmtId") is { } id)
            {
                written[XmlConvert.ToInt32(id)] = reader.GetAttribute("formatCode") ?? "";
            }
            else if (isInCellStyles && reader.LocalName == "xf")
            {
                var number = reader.GetAttribute("numFmtId") is { } format ? XmlConvert.ToInt32(format) : 0;
                styles.Add(written.GetValueOrDefault(number) ?? BuiltIn(number));
            }
        }

        return new XlsxFormats(styles);
    }

    /// <summary>The number as the office sees it: a day, or digits without exponent.</summary>
    public string Show(string number, int style, bool startsIn1904)
    {
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return number;
        }

        var format = style >= 0 && style < formatOfStyle.Count ? formatOfStyle[style] : "";
        if (format.Length > 0 && LiteralParts().Replace(format, "") is var shown && shown.AsSpan().IndexOfAny("dmyhsDMYHS") >= 0)
        {
            return ShowDate(value, shown, startsIn1904) ?? Plain(value);
        }

        var plain = Plain(value);
        var zeros = OnlyZeros().IsMatch(format) ? format.Count(c => c == '0') : 0;
        return plain.Length < zeros && plain.All(char.IsAsciiDigit) ? plain.PadLeft(zeros, '0') : plain;
    }

    private static string Plain(double value) => Math.Abs(value) < 1e28
        ? ((decimal)value).ToString("0.###############", CultureInfo.InvariantCulture)
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static string? ShowDate(double serial, string format, bool startsIn1904)
    {
        // Excel counts a 29 February 1900 that never was.
        var days = startsIn1904 ? serial + 1462 : serial is >= 1 and < 60 ? serial + 1 : serial;
        if (days is < 0 or > 2_958_465)
        {
            return null;
        }

        var isTime = format.AsSpan().IndexOfAny("hsHS") >= 0;
        if (serial < 1 && isTime)
        {
            return TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Math.Round(serial * 1440) % 1440)).ToString("HH:mm", CultureInfo.InvariantCulture);
        }

        var moment = DateTime.FromOADate(Math.Floor(days)).AddMinutes(Math.Round((days - Math.Floor(days)) * 1440));
        var hasTime = isTime && moment.TimeOfDay > TimeSpan.Zero;
        return moment.ToString(hasTime ? "dd/MM/yyyy HH:mm" : "dd/MM/yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>The formats that have numbers only, some of them other in other countries but dates in all.</summary>
    private static string BuiltIn(int number) => number switch
    {
        (>= 14 and <= 17) or (>= 27 and <= 31) or (>= 34 and <= 36) or (>= 50 and <= 58) => "d/m/yyyy",
        (>= 18 and <= 21) or (>= 32 and <= 33) or (>= 45 and <= 47) => "h:mm",
        22 => "d/m/yyyy h:mm",
        _ => "",
    };

    /// <summary>What a format says word for word, colours, conditions, and "General" (which is no date for all its letters).</summary>
    [GeneratedRegex("""
        "[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|_.|\*.|General
        """, RegexOptions.IgnoreCase)]
    private static partial Regex LiteralParts();

    /// <summary>0000000000, also in groups: 0000 000 000.</summary>
    [GeneratedRegex("""^0[0 .\-\\"()]*0(;.*)?$""")]
    private static partial Regex OnlyZeros();
}
