using System.Text.Json;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Intents;

namespace NtmLearn.Bot.Conversations;

/// <summary>An <see cref="AnswerReceipt"/> as kept, so that it can be replayed and a thumb can name it.</summary>
public sealed class ReceiptRecord
{
    public required Guid ReceiptId { get; init; }

    public required Guid ConversationId { get; init; }

    public required int Turn { get; init; }

    /// <summary>Masked; empty once erased.</summary>
    public required string Question { get; set; }

    public required string Understood { get; set; }

    public required string IndexVersion { get; init; }

    public required AnswerStatus Status { get; init; }

    public required Intent Intent { get; init; }

    public required ReplyLanguage Language { get; init; }

    public required double Confidence { get; init; }

    public required string PassagesJson { get; init; }

    public required DateTime CreatedAt { get; init; }

    public AnswerReceipt ToReceipt() => new(
        Question, Understood, IndexVersion, Status, Confidence,
        JsonSerializer.Deserialize<IReadOnlyList<ReceiptPassage>>(PassagesJson, JsonSerializerOptions.Web) ?? []);
}
