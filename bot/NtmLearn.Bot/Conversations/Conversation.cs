using System.Text.Json;

namespace NtmLearn.Bot.Conversations;

/// <summary>One user on one channel over time. Its sequence numbers order everything either side said.</summary>
public sealed class Conversation
{
    public const int UserIdMaxLength = 128;

    public required Guid ConversationId { get; init; }

    public required ChannelKind Channel { get; init; }

    /// <summary>The user a token was issued to; null while anybody holding the token may speak.</summary>
    public string? UserId { get; init; }

    /// <summary>Chosen on the page; null to go by each text.</summary>
    public ReplyLanguage? Language { get; set; }

    /// <summary>Opened by a holder of a secret: replies carry what outside checks read.</summary>
    public required bool OpenedWithSecret { get; init; }

    public string MemoryJson { get; set; } = "{}";

    /// <summary>Number of the last turn that was accepted.</summary>
    public int LastTurn { get; set; }

    /// <summary>Number of the last turn that was answered; what lies between waits.</summary>
    public int LastAnsweredTurn { get; set; }

    /// <summary>Sequence of the newest transcript entry; the watermark.</summary>
    public long LastSequence { get; set; }

    public bool Greeted { get; set; }

    public required DateTime StartedAt { get; init; }

    public required DateTime LastActivityAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public DateTime? ErasedAt { get; set; }

    public static TurnMemory ReadMemory(string json) =>
        JsonSerializer.Deserialize<TurnMemory>(json, JsonSerializerOptions.Web) ?? TurnMemory.Empty;

    public static string WriteMemory(TurnMemory memory) => JsonSerializer.Serialize(memory, JsonSerializerOptions.Web);
}
