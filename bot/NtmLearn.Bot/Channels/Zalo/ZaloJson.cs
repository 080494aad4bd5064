using System.Text.Json;

namespace NtmLearn.Bot.Channels.Zalo;

/// <summary>Reads what Zalo writes, tolerantly: anything may be missing, and numbers stand for texts and texts for numbers.</summary>
internal static class ZaloJson
{
    public static JsonElement Node(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var inner) ? inner : default;

    public static string? Text(JsonElement node, string name) => Value(Node(node, name));

    public static IEnumerable<JsonElement> Items(JsonElement node, string name) =>
        Node(node, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>Null also for a text that is no text, such as half of a surrogate pair.</summary>
    public static string? Value(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
