using System.Text.Json;

namespace NtmLearn.Bot.Channels.Zalo;

/// <summary>A parameter of an approved template, as Zalo tells it.</summary>
internal sealed record ZaloTemplateParameter(string Name, bool IsRequired, int MinLength, int MaxLength, bool AcceptsEmpty)
{
    public static IReadOnlyList<ZaloTemplateParameter> ReadAll(JsonElement template) =>
        [.. ZaloJson.Items(template, "listParams").Where(p => ZaloJson.Text(p, "name") is not null).Select(Read)];

    private static ZaloTemplateParameter Read(JsonElement node) => new(
        ZaloJson.Text(node, "name")!, IsTrue(node, "require"), Number(node, "minLength", 0), Number(node, "maxLength", int.MaxValue), IsTrue(node, "acceptNull"));

    private static bool IsTrue(JsonElement node, string name) =>
        ZaloJson.Node(node, name) is { ValueKind: JsonValueKind.True } || ZaloJson.Text(node, name) is "true" or "1";

    private static int Number(JsonElement node, string name, int otherwise) =>
        int.TryParse(ZaloJson.Text(node, name), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}

/// <summary>What a template message must keep to, checked before Zalo refuses it.</summary>
internal static class ZaloTemplateRules
{
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
            if (string.IsNullOrWhiteSpace(value))
            {
                if (parameter.IsRequired && !parameter.AcceptsEmpty)
                {
                    faults.Add($"Thiếu “{parameter.Name}”.");
                }

                continue;
            }

            if (value.Length > parameter.MaxLength)
            {
                faults.Add($"“{parameter.Name}” dài quá {parameter.MaxLength} ký tự.");
            }
            else if (value.Length < parameter.MinLength)
            {
                faults.Add($"“{parameter.Name}” ngắn hơn {parameter.MinLength} ký tự.");
            }
        }

        faults.AddRange(data.Keys.Except(parameters.Select(p => p.Name)).Order(StringComparer.Ordinal).Select(name => $"Mẫu không có “{name}”."));
        return faults;
    }
}
