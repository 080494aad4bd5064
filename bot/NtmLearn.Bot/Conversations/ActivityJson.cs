using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Intents;

namespace NtmLearn.Bot.Conversations;

/// <summary>Writes activities as Bot Framework clients read them.</summary>
internal static class ActivityJson
{
    public const string BotId = "ntmlearn";
    public const string ChannelId = "directline";

    private static readonly JsonSerializerOptions Relaxed = new(JsonSerializerOptions.Web)
    {
        // Goes out as application/json only; Vietnamese letters stay readable and short.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string ActivityId(Guid conversationId, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{conversationId:N}|{sequence:0000000}");

    public static string Write(JsonNode node) => node.ToJsonString(Relaxed);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Relaxed);

    /// <summary>The sender's own activity as it comes back: everything kept but what the channel decides.</summary>
    public static string Echo(JsonObject activity, Guid conversationId, long sequence, DateTime at)
    {
        activity["id"] = ActivityId(conversationId, sequence);
        Stamp(activity, conversationId, at);
        return Write(activity);
    }

    public static string Typing(Guid conversationId, string replyToId, DateTime at)
    {
        var activity = new JsonObject
        {
            ["type"] = "typing",
            ["id"] = $"{conversationId:N}|t{at.Ticks:x}",
            ["from"] = Bot(),
            ["replyToId"] = replyToId,
        };
        Stamp(activity, conversationId, at);
        return Write(activity);
    }

    /// <summary>A reply without its id, which is known once its place in the transcript is.</summary>
    public static JsonObject Reply(Guid conversationId, TurnOutcome outcome, Guid? receiptId, string? replyToId, ReplyContext context)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["from"] = Bot(),
            ["locale"] = Locale(outcome.Language),
            ["textFormat"] = "markdown",
            ["text"] = ReplyMarkdown.Write(outcome.Text, outcome.Citations, context.BaseUrl),
            ["inputHint"] = "acceptingInput",
            ["channelData"] = ChannelData(outcome, receiptId, context.WithDiagnostics),
        };
        if (replyToId is not null)
        {
            activity["replyToId"] = replyToId;
        }

        if (receiptId is { } id)
        {
            activity["entities"] = new JsonArray(MessageEntity(outcome.Citations, id, context.BaseUrl));
        }

        if (outcome.Suggestions.Count > 0)
        {
            activity["suggestedActions"] = SuggestedActions(outcome.Suggestions, context.UserId);
        }

        Stamp(activity, conversationId, context.At);
        return activity;
    }

    public static string WithId(JsonObject activity, Guid conversationId, long sequence)
    {
        activity["id"] = ActivityId(conversationId, sequence);
        return Write(activity);
    }

    public static string Locale(ReplyLanguage language) => language switch
    {
        ReplyLanguage.Khmer => "km-KH",
        ReplyLanguage.English => "en-GB",
        _ => "vi-VN",
    };

    private static void Stamp(JsonObject activity, Guid conversationId, DateTime at)
    {
        activity["timestamp"] = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        activity["channelId"] = ChannelId;
        activity["conversation"] = new JsonObject { ["id"] = conversationId.ToString("N") };
    }

    private static JsonObject Bot() => new() { ["id"] = BotId, ["name"] = "Trợ lý hỏi đáp", ["role"] = "bot" };

    private static JsonObject SuggestedActions(IReadOnlyList<SuggestedReply> suggestions, string? userId)
    {
        var actions = new JsonArray();
        foreach (var suggestion in suggestions)
        {
            actions.Add(new JsonObject { ["type"] = "imBack", ["title"] = suggestion.Title, ["value"] = suggestion.Text });
        }

        var node = new JsonObject { ["actions"] = actions };
        if (userId is not null)
        {
            node["to"] = new JsonArray(userId);
        }

        return node;
    }

    /// <summary>schema.org: what the numbers in the text stand for, and the two thumbs.</summary>
    private static JsonObject MessageEntity(IReadOnlyList<Citation> citations, Guid receiptId, string baseUrl)
    {
        var claims = new JsonArray();
        for (var i = 0; i < citations.Count; i++)
        {
            var citation = citations[i];
            claims.Add(new JsonObject
            {
                ["@type"] = "Claim",
                ["position"] = i + 1,
                ["appearance"] = new JsonObject
                {
                    ["@type"] = "DigitalDocument",
                    ["name"] = ReplyMarkdown.Name(citation),
                    ["text"] = string.Join(" … ", citation.Spans.Select(s => s.Text)),
                    ["url"] = baseUrl + citation.Path,
                },
            });
        }

        return new JsonObject
        {
            ["type"] = "https://schema.org/Message",
            ["@context"] = "https://schema.org",
            ["@type"] = "Message",
            ["@id"] = "",
            ["citation"] = claims,
            ["potentialAction"] = new JsonArray(Thumb("LikeAction", receiptId), Thumb("DislikeAction", receiptId)),
        };
    }

    private static JsonObject Thumb(string type, Guid receiptId) => new()
    {
        ["@type"] = type,
        ["@id"] = $"receipt:{receiptId:N}:{type}",
        ["actionStatus"] = "PotentialActionStatus",
    };

    private static JsonObject ChannelData(TurnOutcome outcome, Guid? receiptId, bool withDiagnostics)
    {
        var reply = JsonSerializer.SerializeToNode(ReplyData.From(outcome, receiptId), Relaxed);
        var data = new JsonObject { ["reply"] = reply };
        if (withDiagnostics && receiptId is not null)
        {
            data["ntm"] = new JsonObject
            {
                ["status"] = outcome.Status.ToString(),
                ["intent"] = outcome.Intent.ToWire(),
                ["slots"] = JsonSerializer.SerializeToNode(outcome.Slots, Relaxed),
                ["citations"] = JsonSerializer.SerializeToNode(
                    outcome.Citations.Select(c => new { c.DocumentId, c.Section, c.Spans }), Relaxed),
                ["receiptId"] = receiptId.Value.ToString("N"),
            };
        }

        return data;
    }
}

/// <summary>What a reply needs to know besides the outcome.</summary>
internal sealed record ReplyContext(string? UserId, bool WithDiagnostics, string BaseUrl, DateTime At);
