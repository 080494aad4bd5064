using System.Globalization;
using System.Text.RegularExpressions;

namespace NtmLearn.Bot.Passages;

/// <summary>
/// Reads single lines as Vietnamese administrative texts are laid out (Decree 30/2020/NĐ-CP, Appendix I):
/// headings Phần, Chương, Mục, Điều, I., 1., list marks, số ký hiệu, địa danh và ngày.
/// </summary>
internal static partial class AdministrativeLine
{
    /// <summary>The level of a heading line, from 1; 0 when the line is none.</summary>
    public static int HeadingLevel(string line)
    {
        if (line.Length > 220)
        {
            return 0;
        }

        if (Part().IsMatch(line))
        {
            return 1;
        }

        if (Chapter().IsMatch(line))
        {
            return 2;
        }

        if (Section().IsMatch(line) || Roman().IsMatch(line))
        {
            return 3;
        }

        if (Article().IsMatch(line))
        {
            return 4;
        }

        if (Numbered().IsMatch(line) && IsTitleLike(line))
        {
            return 5;
        }

        return IsShouted(line) ? 2 : 0;
    }

    /// <summary>Whether the line is a list item, and its words after the mark.</summary>
    public static bool IsListItem(string line, out int level, out string words)
    {
        var match = Item().Match(line);
        if (!match.Success)
        {
            (level, words) = (0, line);
            return false;
        }

        var mark = match.Groups["mark"].Value;
        level = mark[0] == '+' ? 2 : 1;
        words = match.Groups["words"].Value;
        return true;
    }

    /// <summary>"Số: 38/KH-UBND": the number and symbol, else null.</summary>
    public static string? DocumentNumber(string line) =>
        NumberLine().Match(line) is { Success: true } match ? match.Groups["number"].Value : null;

    /// <summary>"Trà Vinh, ngày 18 tháng 4 năm 2023": the day, else null.</summary>
    public static DateOnly? PlaceAndDate(string line) =>
        DateLine().Match(line) is { Success: true } match
        && DateOnly.TryParseExact(
            $"{match.Groups["y"].Value}-{match.Groups["m"].Value}-{match.Groups["d"].Value}",
            "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>"KẾ HOẠCH", "QUYẾT ĐỊNH" and the other type names alone on a line.</summary>
    public static bool IsTypeName(string line) => TypeName().IsMatch(line.Trim());

    /// <summary>Upper-case letters only, several of them.</summary>
    public static bool IsShouted(string line)
    {
        var letters = line.Where(char.IsLetter).ToList();
        return letters.Count >= 4 && letters.TrueForAll(char.IsUpper) && line.Length <= 160;
    }

    private static bool IsTitleLike(string line) =>
        line.Length <= 120 && !line.EndsWith('.') && !line.EndsWith(';') && !line.EndsWith(',') && !line.EndsWith(':');

    [GeneratedRegex(@"^(Phần|PHẦN)\s+(thứ\s+|THỨ\s+)?(\d+|[IVXLC]+|nhất|NHẤT|hai|HAI|ba|BA|tư|TƯ|năm|NĂM|sáu|SÁU)\b")]
    private static partial Regex Part();

    [GeneratedRegex(@"^(Chương|CHƯƠNG)\s+(\d+|[IVXLC]+)\b")]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^(Mục|MỤC|Tiểu mục)\s+(\d+|[IVXLC]+)\b")]
    private static partial Regex Section();

    [GeneratedRegex(@"^[IVX]{1,5}[.)/-]\s+\S")]
    private static partial Regex Roman();

    [GeneratedRegex(@"^(Điều|ĐIỀU)\s+\d+[a-zđ]?[.:]")]
    private static partial Regex Article();

    [GeneratedRegex(@"^\d{1,2}(\.\d{1,2})*[.)]\s+\S")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?<mark>[-–—+•*·▪►●○]|\d{1,2}(\.\d{1,2})*[.)]|[a-zđ]\))\s*(?<words>\S.*)$", RegexOptions.Singleline)]
    private static partial Regex Item();

    [GeneratedRegex(@"^Số\s*:?\s*(?<number>\d{1,5}[a-z]?(/\d{4})?/[\p{Lu}\d-]+(\p{L}*[-/]?\p{L}*)*)\s*$")]
    private static partial Regex NumberLine();

    [GeneratedRegex(@"ngày\s+(?<d>\d{1,2})\s+tháng\s+(?<m>\d{1,2})\s+năm\s+(?<y>\d{4})\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex DateLine();

    [GeneratedRegex(@"^(KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ|CHỈ THỊ|THÔNG BÁO|HƯỚNG DẪN|CHƯƠNG TRÌNH|BÁO CÁO|TỜ TRÌNH|CÔNG VĂN|ĐỀ ÁN|QUY CHẾ|QUY ĐỊNH)$")]
    private static partial Regex TypeName();
}
