namespace NtmLearn.Bot.Answers;

/// <summary>An answer that would be another one today.</summary>
/// <param name="Question">Masked.</param>
/// <param name="Gone">Quotations that were given and would not be any more.</param>
/// <param name="New">Quotations that would be given now.</param>
public sealed record AnswerChange(
    Guid ReceiptId, string Question, AnswerStatus Before, AnswerStatus After, IReadOnlyList<string> Gone, IReadOnlyList<string> New);
