using System.Globalization;
using System.Text.RegularExpressions;

namespace NtmLearn.Bot.Channels.Zalo.Templates;

/// <summary>What a template message must keep to, checked before Zalo refuses it.</summary>
internal static partial class ZaloTemplateRules
{
    private static readonly string[] DateForms =
        ["HH:mm dd/MM/yyyy", "HH:mm:ss dd/MM/yyyy", "dd/MM/yyyy", "MM/yyyy", "dd/MM", "HH:mm", "HH:mm:ss"];

    public static bool IsTemplateId(string text) =>
        text.Length is > 0 and <= ZaloTemplateMessage.TemplateIdMaxLength && text.All(char.IsAsciiDigit);

    public static bool IsTrackingId(string text) =>
        text.Length is > 0 and <= ZaloTemplateMessage.TrackingIdMaxLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>A Vietnamese phone number as Zalo wants it, 84 and nine digits; null when it is none.</summary>
    public static string? PhoneOf(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var number = digits.StartsWith("84", StringComparison.Ordinal) ? digits[2..] : digits.TrimStart('0');
        return number.Length == 9 && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '.' or '-' or '+' or '(' or ')') ? $"84{number}" : null;
    }

    /// <summary>One sentence for each fault of the values, in Vietnamese; none when they fit.</summary>
    public static IReadOnlyList<string> FaultsOf(IReadOnlyDictionary<string, string> data, IReadOnlyList<ZaloTemplateParameter> parameters)
    {
        var faults = new List<string>();
        foreach (var parameter in parameters)
        {
            var value = data.GetValueOrDefault(parameter.Name);
            if (value is null)
            {
                if (parameter.IsRequired)
                {
                    faults.Add($"Thiếu “{parameter.Name}”.");
                }
            }
            else if (string.IsNullOrWhiteSpace(value))
            {
                if (!parameter.AcceptsEmpty)
                {
                    faults.Add($"“{parameter.Name}” không được để trống.");
                }
            }
            else if (value.Length > parameter.MaxLength)
            {
                faults.Add($"“{parameter.Name}” dài quá {parameter.MaxLength} ký tự.");
            }
            else if (value.Length < parameter.MinLength)
            {
                faults.Add($"“{parameter.Name}” ngắn hơn {parameter.MinLength} ký tự.");
            }
            else if (parameter.Type == "DATE" && !DateTime.TryParseExact(value, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                faults.Add($"“{parameter.Name}” phải là ngày giờ, như 08:00 05/12/2026.");
            }
            else if (parameter.Type == "NUMBER" && !Number().IsMatch(value))
            {
                faults.Add($"“{parameter.Name}” phải là số.");
            }
        }

        faults.AddRange(data.Keys.Except(parameters.Select(p => p.Name)).Order(StringComparer.Ordinal).Select(name => $"Mẫu không có “{name}”."));
        return faults;
    }

    [GeneratedRegex(@"^-?[0-9][0-9.,]*$")]
    private static partial Regex Number();
}
