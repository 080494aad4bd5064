using System.Text.Json;
using System.Text.Json.Nodes;

namespace NtmLearn.ZaloSimulator.Wire;

/// <summary>Reads JSON that may have any shape: what is not of the wanted kind counts as absent.</summary>
internal static class JsonFields
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static JsonObject? TryParse(string? text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : JsonNode.Parse(text, documentOptions: Strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static async Task<JsonObject?> ReadJsonAsync(this HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        return TryParse(await reader.ReadToEndAsync(cancellationToken));
    }

    public static string? Text(this JsonObject parent, string name) =>
        parent[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static JsonObject? Object(this JsonObject parent, string name) => parent[name] as JsonObject;

    public static JsonArray? Array(this JsonObject parent, string name) => parent[name] as JsonArray;

    /// <summary>Strings and numbers alike, as text.</summary>
    public static string? Scalar(this JsonObject parent, string name) =>
        parent[name] is JsonValue value && value.GetValueKind() is (JsonValueKind.String or JsonValueKind.Number)
            ? parent[name]!.ToString()
            : null;
}
