using System.Text.RegularExpressions;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Certificates;

/// <summary>A place in the words of a template that is filled with a fact.</summary>
/// <param name="Name">As written in braces.</param>
/// <param name="Label">For whoever writes templates.</param>
/// <param name="Of">The fact in words; null when there is none.</param>
public sealed record CertificatePlace(string Name, string Label, Func<Certificate, string?> Of);

/// <summary>The places that a template may have, and the filling of them.</summary>
public static partial class CertificatePlaces
{
    public const string FullName = "ho_ten";
    public const string YearOfBirth = "nam_sinh";
    public const string UnitName = "don_vi";

    public static readonly IReadOnlyList<CertificatePlace> All =
    [
        new(FullName, "Họ và tên; đứng riêng một dòng thì in chữ lớn", c => c.FullName),
        new(YearOfBirth, "Năm sinh", c => c.YearOfBirth?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        new(UnitName, "Đơn vị của người học", c => c.UnitName),
        new("khoa", "Tên khóa tập huấn", c => c.CourseTitle),
        new("lop", "Tên lớp", c => c.ClassTitle),
        new("ma_lop", "Mã lớp", c => c.ClassCode),
        new("so_gio", "Số giờ, ví dụ 7,5", c => ScreenFormat.Number(c.Hours)),
        new("thoi_gian", "Thời gian học, ví dụ: từ ngày 03/11/2026 đến ngày 05/11/2026", Period),
    ];

    private static readonly Dictionary<string, CertificatePlace> ByName = All.ToDictionary(p => p.Name);

    /// <summary>The places that a body really has, in the order of <see cref="All"/>: the facts that are printed.</summary>
    public static IEnumerable<CertificatePlace> In(string body) => All.Where(p => Prints(body, p.Name));

    public static bool Prints(string body, string place) => body.Contains($"{{{place}}}", StringComparison.Ordinal);

    /// <summary>What stands in braces and is no place of ours, each once.</summary>
    public static IReadOnlyList<string> UnknownIn(string body) =>
        [.. Braces().Matches(body).Select(m => m.Value).Where(v => !ByName.ContainsKey(v.Trim('{', '}'))).Distinct(StringComparer.Ordinal)];

    /// <summary>The lines to print. A line whose places are all empty is left out.</summary>
    /// <returns>Each line, and whether it is the name alone, which is printed large.</returns>
    public static IReadOnlyList<(string Text, bool IsName)> Fill(Certificate certificate)
    {
        var lines = new List<(string, bool)>();
        foreach (var line in certificate.Body.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            var (places, filled) = (0, 0);
            var text = Braces().Replace(line, match =>
            {
                places++;
                var value = ByName.GetValueOrDefault(match.Value.Trim('{', '}'))?.Of(certificate);
                filled += string.IsNullOrEmpty(value) ? 0 : 1;
                return value ?? "";
            });
            if (places == 0 || filled > 0)
            {
                lines.Add((text, line == $"{{{FullName}}}"));
            }
        }

        return lines;
    }

    private static string? Period(Certificate certificate) => (certificate.FirstDay, certificate.LastDay) switch
    {
        ({ } first, { } last) when first == last => $"ngày {ScreenFormat.Day(first)}",
        ({ } first, { } last) => $"từ ngày {ScreenFormat.Day(first)} đến ngày {ScreenFormat.Day(last)}",
        _ => null,
    };

    [GeneratedRegex(@"\{[^{}\n]*\}")]
    private static partial Regex Braces();
}
