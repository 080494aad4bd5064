using System.Text.Json.Nodes;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Messages;

/// <summary>What the <c>message</c> of a consultation may look like.</summary>
internal sealed class ConsultationRules(ZaloSimulatorOptions options, UploadStore uploads)
{
    /// <summary>UTF-16 units; Zalo does not say what it counts.</summary>
    public const int MaxText = 2000;

    private const int MaxElements = 5;
    private const int MaxElementTitle = 100;
    private const int MaxElementSubtitle = 500;

    public Refusal? Check(JsonObject message)
    {
        if (message.ContainsKey("text") && message.Text("text") is null)
        {
            return new(-201, "message.text is invalid");
        }

        if (message.Text("text") is { Length: > MaxText })
        {
            return new(-210, $"message.text must not exceed {MaxText} characters");
        }

        if (!message.ContainsKey("attachment"))
        {
            return string.IsNullOrWhiteSpace(message.Text("text")) ? new(-201, "message.text is empty") : null;
        }

        var attachment = message.Object("attachment");
        return (attachment?.Text("type"), attachment?.Object("payload")) switch
        {
            ("template", { } payload) => CheckTemplate(message, payload),
            ("file", { } payload) when payload.Text("token") is { } token =>
                uploads.IsSendable(token, "file") ? null : new(-100, "attachment token is invalid or expired"),
            _ => new(-201, "message.attachment is invalid"),
        };
    }

    private Refusal? CheckTemplate(JsonObject message, JsonObject payload) => payload.Text("template_type") switch
    {
        null => CheckButtons(message, payload),
        "media" => CheckMedia(payload),
        "list" => CheckElements(payload, MaxElements) ?? (payload.ContainsKey("buttons") ? CheckButtonsOf(payload) : null),
        "request_user_info" => CheckElements(payload, 1),
        _ => new(-201, "missing template_type params"),
    };

    private Refusal? CheckButtons(JsonObject message, JsonObject payload) =>
        string.IsNullOrWhiteSpace(message.Text("text")) ? new(-201, "message.text is empty") : CheckButtonsOf(payload);

    private Refusal? CheckButtonsOf(JsonObject payload) =>
        payload.Array("buttons") is not { } buttons ? new(-201, "missing template_type params")
        : !options.AllowsButtons ? new(-224, "OA package does not support this feature")
        : ButtonRules.Check(buttons);

    private Refusal? CheckMedia(JsonObject payload)
    {
        if (payload.Array("elements") is not [JsonObject element])
        {
            return new(-201, "elements must hold exactly one element");
        }

        if (element.Text("media_type") is not ("image" or "gif" or "sticker"))
        {
            return new(-201, "media_type is invalid");
        }

        var (kind, url, attachmentId) = (element.Text("media_type")!, element.Text("url"), element.Text("attachment_id"));
        if ((url is null) == (attachmentId is null))
        {
            return new(-201, "url or attachment_id is needed");
        }

        if (kind == "gif" && (element.Scalar("width") is null || element.Scalar("height") is null))
        {
            return new(-201, "width and height are needed");
        }

        if (url is not null)
        {
            return ButtonRules.IsWebAddress(url) ? null : new(-201, "url is invalid");
        }

        // Stickers come from Zalo's own collection, which is not simulated: every id will do.
        return kind == "sticker" || uploads.IsSendable(attachmentId!, kind) ? null : new(-100, "attachment_id is invalid or expired");
    }

    private static Refusal? CheckElements(JsonObject payload, int max)
    {
        if (payload.Array("elements") is not { Count: > 0 } elements)
        {
            return new(-201, "elements is invalid");
        }

        if (elements.Count > max)
        {
            return new(-210, $"elements must not exceed {max}");
        }

        return elements.Select((element, index) => CheckElement(element as JsonObject, index == 0, max == 1)).FirstOrDefault(r => r is not null);
    }

    private static Refusal? CheckElement(JsonObject? element, bool isFirst, bool needsImage) =>
        element?.Text("title") is not { Length: > 0 } title ? new(-201, "element.title is invalid")
        : title.Length > MaxElementTitle ? new(-210, $"element.title must not exceed {MaxElementTitle} characters")
        : isFirst && string.IsNullOrEmpty(element.Text("subtitle")) ? new(-201, "element.subtitle is invalid")
        : element.Text("subtitle") is { Length: > MaxElementSubtitle } ? new(-210, $"element.subtitle must not exceed {MaxElementSubtitle} characters")
        : needsImage && !ButtonRules.IsWebAddress(element.Text("image_url")) ? new(-201, "element.image_url is invalid")
        : null;
}
