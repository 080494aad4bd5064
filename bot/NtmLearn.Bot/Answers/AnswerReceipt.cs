namespace NtmLearn.Bot.Answers;

/// <summary>One passage that was considered, with the score that decided.</summary>
public sealed record ReceiptPassage(string DocumentId, string Anchor, double Score);

/// <summary>How an answer came about; kept so that it can be replayed against a later index.</summary>
/// <param name="Question">The masked question.</param>
/// <param name="Understood">The question after repair.</param>
/// <param name="IndexVersion">Hash of the published content the answer was made from.</param>
public sealed record AnswerReceipt(
    string Question,
    string Understood,
    string IndexVersion,
    AnswerStatus Status,
    double Confidence,
    IReadOnlyList<ReceiptPassage> Passages);
