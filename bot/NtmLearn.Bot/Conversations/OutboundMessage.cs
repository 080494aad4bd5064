namespace NtmLearn.Bot.Conversations;

public enum DeliveryState
{
    /// <summary>In the transcript; no client has been seen to fetch it.</summary>
    Pending = 1,

    /// <summary>Sent down a socket or handed out to a poll.</summary>
    Delivered = 2,

    /// <summary>Nobody came for it while the texts were kept.</summary>
    Abandoned = 3,
}

/// <summary>A reply. One to a turn, by a unique key: a second activation or a replay cannot answer twice.</summary>
public sealed class OutboundMessage
{
    public required Guid OutboundMessageId { get; init; }

    public required Guid ConversationId { get; init; }

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
}
