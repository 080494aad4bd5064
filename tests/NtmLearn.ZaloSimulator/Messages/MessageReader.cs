using System.Text.Json.Nodes;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Messages;

/// <summary>Turns a <c>message</c> that kept the rules into the record of it.</summary>
internal static class MessageReader
{
    public static SentMessage Read(SentMessage sent, JsonObject message)
    {
        var payload = message.Object("attachment")?.Object("payload");
        var elements = payload?.Array("elements")?.OfType<JsonObject>().ToList() ?? [];
        var isMedia = payload?.Text("template_type") == "media";
        return sent with
        {
            Text = message.Text("text"),
            QuoteMessageId = message.Text("quote_message_id"),
            Buttons = payload?.Array("buttons") is { } buttons ? ButtonRules.Read(buttons) : [],
            Elements = isMedia ? [] : [.. elements.Select(ReadElement)],
            Attachment = isMedia ? new(elements[0].Text("media_type")!, elements[0].Text("url"), elements[0].Text("attachment_id"))
                : payload?.Text("token") is { } token ? new("file", null, token)
                : null,
        };
    }

    private static SentElement ReadElement(JsonObject element) =>
        new(element.Text("title")!, element.Text("subtitle"), element.Text("image_url"), element.Object("default_action")?.Text("url"));
}
