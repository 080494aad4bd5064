namespace NtmLearn.Bot.Conversations;

public enum DeliveryState
{
    /// <summary>In the transcript; no client has been seen to fetch it, or it was not sent yet.</summary>
    Pending = 1,

    /// <summary>Sent down a socket or handed out to a poll.</summary>
    Delivered = 2,

    /// <summary>Nobody came for it while the texts were kept, or the channel will never take it.</summary>
    Abandoned = 3,

    /// <summary>The person has not been in touch for longer than the channel allows; sent when they are again.</summary>
    WaitingForContact = 4,
}

/// <summary>A reply. One to a turn, by a unique key: a second activation or a replay cannot answer twice.</summary>
public sealed class OutboundMessage
{
    public const int DetailMaxLength = 100;
    public const int ProviderMessageIdMaxLength = 100;

    public required Guid OutboundMessageId { get; init; }

    public required Guid ConversationId { get; init; }

    public required ChannelKind Channel { get; init; }

    /// <summary>The turn it answers; 0 is the greeting.</summary>
    public required int Turn { get; init; }

    public required long Sequence { get; init; }

    public required string Text { get; set; }

    public required string CitationsJson { get; set; }

    public required string SuggestionsJson { get; set; }

    public DeliveryState Delivery { get; set; } = DeliveryState.Pending;

    public int Attempts { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? DeliveredAt { get; set; }

    /// <summary>Why it is not delivered yet, such as the channel's error number.</summary>
    public string? Detail { get; set; }

    /// <summary>Not tried before this moment; null when nothing keeps it back.</summary>
    public DateTime? NextAttemptAt { get; set; }

    /// <summary>Parts of a long reply that were sent.</summary>
    public int PartsSent { get; set; }

    /// <summary>The last attempt got no answer: look whether it arrived before it is sent again.</summary>
    public bool IsUncertain { get; set; }

    /// <summary>The channel's id of the last part sent; receipts name it.</summary>
    public string? ProviderMessageId { get; set; }

    /// <summary>The person's device has it.</summary>
    public DateTime? ReceivedAt { get; set; }

    public DateTime? SeenAt { get; set; }
}
