using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using NtmLearn.Bot.Conversations;

namespace NtmLearn.Bot.Channels.DirectLine;

/// <summary>An activity as a client sent it: read leniently, since unknown fields and types must survive.</summary>
internal sealed class ClientActivity
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    private ClientActivity(JsonObject json, string type)
    {
        Json = json;
        Type = type;
    }

    public JsonObject Json { get; }

    public string Type { get; }

    public string? FromId => Text(Json["from"] as JsonObject, "id");

    public string? Name => Text(Json, "name");

    public JsonObject? ChannelData => Json["channelData"] as JsonObject;

    /// <summary>What the person said: typed, or the words behind a button.</summary>
    public string MessageText => Text(Json, "text") ?? Text(Json, "value") ?? "";

    /// <summary>The client's own id of the message. An <c>id</c> it chose itself counts only with the same words.</summary>
    public string? ExternalId
    {
        get
        {
            var id = Text(ChannelData, "clientActivityID") ?? Text(ChannelData, "clientActivityId");
            return string.IsNullOrEmpty(id) || id.Length > InboundMessage.ExternalIdMaxLength ? null : id;
        }
    }

    /// <summary>The language chosen on the page. A browser's locale is not a choice.</summary>
    public ReplyLanguage? Language => LanguageOf(Text(ChannelData, "language"));

    public static ReplyLanguage? LanguageOf(string? locale) => locale?.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "vi" => ReplyLanguage.Vietnamese,
        "km" => ReplyLanguage.Khmer,
        "en" => ReplyLanguage.English,
        _ => null,
    };

    public static bool TryParse(ReadOnlyMemory<byte> body, [NotNullWhen(true)] out ClientActivity? activity, out string problem)
    {
        activity = null;
        if (!TryParseObject(body, out var json))
        {
            problem = "The body must be a JSON object.";
            return false;
        }

        if (Text(json, "type") is not { Length: > 0 } type)
        {
            problem = "An activity needs a type.";
            return false;
        }

        if (Text(json["from"] as JsonObject, "id") is not { Length: > 0 and <= Conversation.UserIdMaxLength })
        {
            problem = "An activity needs from.id of 1 to 128 characters.";
            return false;
        }

        if (type == "event" && Text(json, "name") is not { Length: > 0 })
        {
            problem = "An event needs a name.";
            return false;
        }

        activity = new ClientActivity(json, type);
        problem = "";
        return true;
    }

    /// <summary>Parses to the end: a text that is no text (half a surrogate pair) is refused here and not found out later.</summary>
    public static bool TryParseObject(ReadOnlyMemory<byte> body, [NotNullWhen(true)] out JsonObject? json)
    {
        json = null;
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            json = Copy(document.RootElement) as JsonObject;
            return json is not null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    public static string? Text(JsonObject? json, string name) =>
        json is not null && json.TryGetPropertyValue(name, out var node) && node is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : null;

    /// <summary>Makes it the user's own and keeps nothing that must not be kept.</summary>
    public void Settle(string userId, Func<string, string> mask)
    {
        var from = (JsonObject)Json["from"]!;
        from["id"] = userId;
        Json.Remove("serviceUrl");
        Json.Remove("callerId");
        MaskIn(Json, mask, "text", "value", "summary", "speak");
        MaskIn(from, mask, "name");
        MaskIn(ChannelData?["messageBack"] as JsonObject, mask, "text", "displayText", "value");
        foreach (var part in (ReadOnlySpan<string>)["value", "entities", "attachments"])
        {
            MaskWithin(Json[part], mask);
        }
    }

    /// <summary>What people wrote in a form, a reason or a card; names of fields and ids stay as they are.</summary>
    private static void MaskWithin(JsonNode? node, Func<string, string> mask)
    {
        switch (node)
        {
            case JsonObject json:
                MaskIn(json, mask, "text", "value", "reason", "comment", "displayText");
                foreach (var (_, inner) in json)
                {
                    MaskWithin(inner, mask);
                }

                break;
            case JsonArray array:
                foreach (var inner in array)
                {
                    MaskWithin(inner, mask);
                }

                break;
        }
    }

    private static void MaskIn(JsonObject? json, Func<string, string> mask, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Text(json, name) is { Length: > 0 } text)
            {
                json![name] = mask(text);
            }
        }
    }

    private static JsonNode? Copy(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var json = new JsonObject();
                foreach (var property in element.EnumerateObject())
                {
                    json.Add(property.Name, Copy(property.Value));
                }

                return json;
            case JsonValueKind.Array:
                var array = new JsonArray();
                foreach (var item in element.EnumerateArray())
                {
                    array.Add(Copy(item));
                }

                return array;
            case JsonValueKind.String:
                // A NUL cannot be kept by every database.
                return JsonValue.Create(element.GetString()!.Replace("\0", "", StringComparison.Ordinal));
            case JsonValueKind.Null:
                return null;
            default:
                return JsonValue.Create(element.Clone());
        }
    }
}
