using System.Text.Json.Nodes;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Messages;

/// <summary>What buttons may look like.</summary>
internal static class ButtonRules
{
    private const int MaxButtons = 5;
    private const int MaxTitle = 100;
    private const int MaxPayload = 1000;
    private const int MaxSms = 160;

    public static Refusal? Check(JsonArray buttons)
    {
        if (buttons.Count is 0)
        {
            return new(-201, "buttons is empty");
        }

        return buttons.Count > MaxButtons
            ? new(-210, $"buttons must not exceed {MaxButtons}")
            : buttons.Select(Check).FirstOrDefault(r => r is not null);
    }

    public static IReadOnlyList<SentButton> Read(JsonArray buttons) => [.. buttons.OfType<JsonObject>().Select(Read)];

    private static Refusal? Check(JsonNode? node)
    {
        if (node is not JsonObject button || button.Text("title") is not { Length: > 0 } title)
        {
            return new(-201, "button.title is invalid");
        }

        if (title.Length > MaxTitle)
        {
            return new(-210, $"button.title must not exceed {MaxTitle} characters");
        }

        var payload = button.Object("payload");
        return button.Text("type") switch
        {
            "oa.query.show" or "oa.query.hide" => button.Text("payload") switch
            {
                null or "" => new(-201, "button.payload must be a string"),
                { Length: > MaxPayload } => new(-210, $"button.payload must not exceed {MaxPayload} characters"),
                _ => null,
            },
            "oa.open.url" => IsWebAddress(payload?.Text("url")) ? null : new(-201, "button.payload.url is invalid"),
            "oa.open.phone" => IsPhone(payload?.Text("phone_code")) ? null : new(-201, "button.payload.phone_code is invalid"),
            "oa.open.sms" when !IsPhone(payload?.Text("phone_code")) => new(-201, "button.payload.phone_code is invalid"),
            "oa.open.sms" => payload?.Text("content") switch
            {
                null or "" => new(-201, "button.payload.content is invalid"),
                { Length: > MaxSms } => new(-210, $"button.payload.content must not exceed {MaxSms} characters"),
                _ => null,
            },
            _ => new(-201, "button.type is invalid"),
        };
    }

    private static SentButton Read(JsonObject button)
    {
        var payload = button.Object("payload");
        return new(button.Text("title")!, button.Text("type")!)
        {
            Payload = button.Text("payload"),
            Url = payload?.Text("url"),
            PhoneCode = payload?.Text("phone_code"),
            Content = payload?.Text("content"),
        };
    }

    internal static bool IsWebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https");

    private static bool IsPhone(string? text) => text is { Length: >= 3 and <= 15 } && text.TrimStart('+').All(char.IsAsciiDigit);
}
