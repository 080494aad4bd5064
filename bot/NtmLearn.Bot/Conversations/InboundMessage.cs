namespace NtmLearn.Bot.Conversations;

public enum InboundState
{
    /// <summary>Acknowledged and not answered yet.</summary>
    Pending = 1,

    Answered = 2,
}

/// <summary>What a message is. Only texts are read; the others get a kind word that says what to do instead.</summary>
public enum InboundKind
{
    Text = 1,
    Voice = 2,
    Picture = 3,
    Video = 4,
    File = 5,
    Location = 6,

    /// <summary>Stickers, moving pictures, links, cards.</summary>
    Other = 7,
}

/// <summary>A message of a person, kept before it is acknowledged. Unique by the sender's own id, so that a repeat changes nothing.</summary>
public sealed class InboundMessage
{
    public const int ExternalIdMaxLength = 200;

    public required Guid InboundMessageId { get; init; }

    public required ChannelKind Channel { get; init; }

    public required Guid ConversationId { get; init; }

    /// <summary>The sender's id of the message; our activity id when it gave none.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The activity id that the sender was told.</summary>
    public required string ActivityId { get; init; }

    public required int Turn { get; init; }

    public InboundKind Kind { get; init; } = InboundKind.Text;

    /// <summary>Place of its echo in the transcript.</summary>
    public required long Sequence { get; init; }

    /// <summary>Masked words; empty once they were erased.</summary>
    public required string Text { get; set; }

    public ReplyLanguage? Language { get; init; }

    public required DateTime ReceivedAt { get; init; }

    public InboundState State { get; set; } = InboundState.Pending;

    public DateTime? AnsweredAt { get; set; }
}
