using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Conversations;
using NtmLearn.Language;

namespace NtmLearn.Bot.Channels.Zalo.Sending;

/// <summary>A reply as the OA sends it: plain texts, each short enough; sources beneath, choices as buttons or numbers.</summary>
internal static class ZaloMessage
{
    public const int MostButtons = 5;
    private const int LongestTitle = 100;
    private const int LongestPayload = 1000;

    /// <summary>The texts in order. The choices, when they are numbers, stand in the last.</summary>
    /// <param name="numbered">The words before numbered choices; null when they go as buttons.</param>
    public static IReadOnlyList<string> Texts(OutboundMessage reply, string baseUrl, string? numbered, int longest)
    {
        var text = new StringBuilder(reply.Text.Trim());
        foreach (var citation in Citations(reply))
        {
            text.Append("\n\nNguồn: ").Append(ReplyMarkdown.Name(citation)).Append('\n').Append(baseUrl).Append(citation.Path);
        }

        if (numbered is not null && Choices(reply) is { Count: > 0 } choices)
        {
            text.Append("\n\n").Append(numbered);
            for (var i = 0; i < choices.Count; i++)
            {
                text.Append('\n').Append(i + 1).Append(". ").Append(choices[i].Title);
            }
        }

        return MessageSplitter.Split(VietnameseText.Normalise(text.ToString()), longest);
    }

    public static IReadOnlyList<SuggestedReply> Choices(OutboundMessage reply) =>
        [.. (JsonSerializer.Deserialize<List<SuggestedReply>>(reply.SuggestionsJson, JsonSerializerOptions.Web) ?? []).Take(MostButtons)];

    /// <summary>The body of a consultation message.</summary>
    public static JsonObject Body(string userId, string text, IReadOnlyList<SuggestedReply> buttons)
    {
        var message = new JsonObject { ["text"] = text };
        if (buttons.Count > 0)
        {
            // Without template_type: with one, Zalo refuses the message.
            message["attachment"] = new JsonObject
            {
                ["type"] = "template",
                ["payload"] = new JsonObject { ["buttons"] = new JsonArray([.. buttons.Select(Button)]) },
            };
        }

        return new JsonObject { ["recipient"] = new JsonObject { ["user_id"] = userId }, ["message"] = message };
    }

    /// <summary>Pressing it says the payload in the person's name, so both sides see what was asked.</summary>
    private static JsonObject Button(SuggestedReply choice) => new()
    {
        ["title"] = Shorten(choice.Title, LongestTitle),
        ["type"] = "oa.query.show",
        ["payload"] = Shorten(choice.Text, LongestPayload),
    };

    private static List<Citation> Citations(OutboundMessage reply) =>
        JsonSerializer.Deserialize<List<Citation>>(reply.CitationsJson, JsonSerializerOptions.Web) ?? [];

    private static string Shorten(string text, int longest) =>
        text.Length <= longest ? text : string.Concat(text.AsSpan(0, longest - 1), "…");
}
