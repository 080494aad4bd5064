using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Templates;

/// <summary>Whether a template can be sent with these values, in the numbers of the business host.</summary>
internal static partial class TemplateRules
{
    private const int MaxTrackingId = 48;

    private static readonly string[] DateForms = ["HH:mm dd/MM/yyyy", "HH:mm:ss dd/MM/yyyy", "dd/MM/yyyy", "MM/yyyy", "dd/MM", "HH:mm", "HH:mm:ss"];

    public static Refusal? CheckTemplate(ZaloTemplate? template) => template switch
    {
        null => new(-109, "Template ID is invalid"),
        { Status: "DISABLE" } => new(-146, "Template was disabled due to low quality"),
        { Status: not "ENABLE" } => new(-131, "Template has not been approved"),
        _ => null,
    };

    public static Refusal? CheckTrackingId(JsonObject body) =>
        body.Text("tracking_id") is { Length: > 0 and <= MaxTrackingId } id && TrackingId().IsMatch(id)
            ? null
            : new(-132, "Parameter tracking_id is invalid");

    public static Refusal? CheckData(ZaloTemplate template, JsonObject? data)
    {
        if (data is null || (data.Count == 0 && template.Parameters.Count > 0))
        {
            return new(-111, "Template data is empty");
        }

        if (data.FirstOrDefault(p => template.Parameters.All(known => known.Name != p.Key)) is { Key: { } unknown })
        {
            return new(-112, $"Template data: {unknown} is not defined");
        }

        return template.Parameters.Select(p => CheckValue(p, data)).FirstOrDefault(r => r is not null);
    }

    public static Dictionary<string, string> Values(JsonObject data) =>
        data.Where(p => p.Value is JsonValue).ToDictionary(p => p.Key, p => p.Value!.ToString());

    private static Refusal? CheckValue(TemplateParameter parameter, JsonObject data)
    {
        if (data.Scalar(parameter.Name) is not { } value)
        {
            return parameter.IsRequired || data.ContainsKey(parameter.Name)
                ? new(-1122, $"Template data: {parameter.Name} is missing")
                : null;
        }

        if (value.Length == 0)
        {
            return parameter.AcceptsEmpty ? null : new(-1122, $"Template data: {parameter.Name} is missing");
        }

        if (value.Length > parameter.MaxLength)
        {
            return new(-1121, $"Template data: {parameter.Name} exceeds {parameter.MaxLength} characters");
        }

        return value.Length < parameter.MinLength || !HasType(parameter.Type, value)
            ? new(-1124, $"Template data: {parameter.Name} has a wrong format")
            : null;
    }

    private static bool HasType(string type, string value) => type switch
    {
        "NUMBER" => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _),
        "DATE" => DateTime.TryParseExact(value, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => true,
    };

    [GeneratedRegex(@"^[A-Za-z0-9_-]+$")]
    private static partial Regex TrackingId();
}
