using System.Text;
using System.Text.Json;
using NtmLearn.Bot.Channels.Zalo.Templates;
using NtmLearn.Bot.Conversations;

namespace NtmLearn.Bot.Channels.Zalo.Receiving;

/// <summary>What is done about an event of the OA.</summary>
internal enum ZaloEventKind
{
    /// <summary>Somebody wrote or sent something.</summary>
    Message = 1,
    Follow = 2,
    Unfollow = 3,

    /// <summary>Pressed the message button, shared details, reacted: opens the time in which we may write.</summary>
    Contact = 4,

    /// <summary>A device has our message.</summary>
    Received = 5,
    Seen = 6,

    /// <summary>The person wants all their data deleted.</summary>
    Withdraw = 7,

    /// <summary>The OA has taken its consent back.</summary>
    PermissionRevoked = 8,

    /// <summary>What the OA itself said, and what is no business of ours; known by name.</summary>
    Ignored = 9,

    /// <summary>A name that we do not know.</summary>
    Unknown = 10,
}

/// <summary>An event of the OA, read tolerantly: ids and times are text, numbers are taken too.</summary>
internal sealed record ZaloEvent
{

    public required ZaloEventKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>As in the body; part of the signature.</summary>
    public required string Timestamp { get; init; }

    public required string AppId { get; init; }

    /// <summary>The OA that it happened at, when it says.</summary>
    public string? OaId { get; init; }

    /// <summary>The person, by the id that the OA knows them by.</summary>
    public string? UserId { get; init; }

    /// <summary>Tells a message from every other of the same person; of its name and time when Zalo gives it no id.</summary>
    public required string MessageId { get; init; }

    /// <summary>Of a receipt.</summary>
    public IReadOnlyList<string> MessageIds { get; init; } = [];

    public string? Text { get; init; }

    public InboundKind MessageKind { get; init; } = InboundKind.Text;

    /// <summary>Where Zalo keeps what was sent along.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>The receipt of a template message to a phone number.</summary>
    public string? TrackingId { get; init; }

    /// <summary>Null when the body is not an event at all.</summary>
    public static ZaloEvent? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // A text that is no text, such as a lone half of a surrogate pair.
            return null;
        }
    }

    private static ZaloEvent? Read(JsonElement root)
    {
        if (ZaloJson.Text(root, "event_name") is not { Length: > 0 } name
            || ZaloJson.Text(root, "timestamp") is not { } timestamp
            || ZaloJson.Text(root, "app_id") is not { } appId)
        {
            return null;
        }

        var message = ZaloJson.Node(root, "message");
        var kind = ZaloEventNames.KindOf(name);
        var sender = ZaloJson.Text(ZaloJson.Node(root, "sender"), "id");
        var recipient = ZaloJson.Text(ZaloJson.Node(root, "recipient"), "id");
        var fromUser = kind == ZaloEventKind.Message || kind == ZaloEventKind.Contact;
        return new ZaloEvent
        {
            Kind = kind,
            Name = Printable(name),
            Timestamp = timestamp,
            AppId = appId,
            OaId = ZaloJson.Text(root, "oa_id") ?? (fromUser ? recipient : null),
            UserId = Id(
                ZaloJson.Text(ZaloJson.Node(root, "follower"), "id")
                ?? ZaloJson.Text(root, "user_id")
                ?? (kind is ZaloEventKind.Received or ZaloEventKind.Seen ? null : sender),
                ZaloUser.UserIdMaxLength),
            MessageId = Id(ZaloJson.Text(message, "msg_id"), InboundMessage.ExternalIdMaxLength) ?? $"{Printable(name)}:{Printable(timestamp)}",
            MessageIds = Receipts(message),
            Text = Words(message),
            MessageKind = ZaloEventNames.MessageKindOf(name),
            Urls = [.. ZaloJson.Items(message, "attachments").Select(a => ZaloJson.Text(ZaloJson.Node(a, "payload"), "url")).OfType<string>()],
            TrackingId = Id(ZaloJson.Text(message, "tracking_id"), ZaloTemplateMessage.TrackingIdMaxLength),
        };
    }

    /// <summary>A text; the OA's own chatbot builder sends <c>{"content": …}</c> in its place.</summary>
    private static string? Words(JsonElement message)
    {
        var text = ZaloJson.Text(message, "text");
        if (text is null || text.Length < 2 || text[0] != '{')
        {
            return text;
        }

        try
        {
            using var inner = JsonDocument.Parse(text);
            return ZaloJson.Text(inner.RootElement, "content") ?? text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static string[] Receipts(JsonElement message)
    {
        IEnumerable<string?> ids = [.. ZaloJson.Items(message, "msg_ids").Select(ZaloJson.Value), ZaloJson.Text(message, "msg_id")];
        return [.. ids.Select(id => Id(id, OutboundMessage.ProviderMessageIdMaxLength)).OfType<string>()];
    }

    /// <summary>Null when it cannot be an id of Zalo's; a database takes neither every length nor every sign.</summary>
    private static string? Id(string? text, int longest) =>
        text?.Length > 0 && text.Length <= longest && text.All(c => c is > ' ' and < '\u007F') ? text : null;

    /// <summary>Names go into the database and logs.</summary>
    private static string Printable(string name)
    {
        var printable = new StringBuilder();
        foreach (var letter in name.Take(ZaloUnknownEvent.NameMaxLength))
        {
            printable.Append(char.IsAsciiLetterOrDigit(letter) || letter == '_' ? letter : '?');
        }

        return printable.ToString();
    }
}
