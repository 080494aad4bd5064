namespace NtmLearn.ZaloSimulator.Messages;

/// <summary>How the OA sent a message.</summary>
public enum SentKind
{
    Consultation = 1,
    TemplateByUser = 2,
    TemplateByPhone = 3,
}

/// <summary>A message that the OA sent and Zalo took.</summary>
public sealed record SentMessage(SentKind Kind, string MessageId, DateTimeOffset SentAt)
{
    /// <summary>Null for a template to a phone whose owner has no user id here.</summary>
    public string? UserId { get; init; }

    public string? Phone { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<SentButton> Buttons { get; init; } = [];

    public IReadOnlyList<SentElement> Elements { get; init; } = [];

    public SentAttachment? Attachment { get; init; }

    public string? QuoteMessageId { get; init; }

    /// <summary>The user's message that was named as recipient.</summary>
    public string? InReplyTo { get; init; }

    public string? TemplateId { get; init; }

    public IReadOnlyDictionary<string, string> TemplateData { get; init; } = new Dictionary<string, string>();

    public string? TrackingId { get; init; }

    /// <summary>Consultations cost money from the third day after the last interaction, templates always.</summary>
    public bool IsBilled { get; init; }

    /// <summary>The body of the call as it came.</summary>
    public string Body { get; init; } = "";
}

/// <summary>A button under a message.</summary>
public sealed record SentButton(string Title, string Type)
{
    /// <summary>Of <c>oa.query.*</c>: what a press sends.</summary>
    public string? Payload { get; init; }

    public string? Url { get; init; }

    public string? PhoneCode { get; init; }

    /// <summary>Of <c>oa.open.sms</c>.</summary>
    public string? Content { get; init; }
}

/// <summary>An entry of a list or a request for details.</summary>
public sealed record SentElement(string Title, string? Subtitle, string? ImageUrl, string? Url);

/// <summary>A picture, sticker or file.</summary>
public sealed record SentAttachment(string Kind, string? Url, string? AttachmentId);
