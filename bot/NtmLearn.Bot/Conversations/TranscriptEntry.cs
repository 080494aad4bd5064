namespace NtmLearn.Bot.Conversations;

/// <summary>An activity as clients read it, in the order of its conversation.</summary>
public sealed class TranscriptEntry
{
    public required Guid ConversationId { get; init; }

    public required long Sequence { get; init; }

    public required bool FromBot { get; init; }

    /// <summary>The activity, masked, as it goes over the wire.</summary>
    public required string Json { get; init; }

    public required DateTime CreatedAt { get; init; }
}
