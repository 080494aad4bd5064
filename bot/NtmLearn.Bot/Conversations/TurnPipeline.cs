using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Intents;
using NtmLearn.Bot.Passages;

namespace NtmLearn.Bot.Conversations;

/// <summary>
/// Language and spelling → safety → intent → dialog in progress → question answering → reply.
/// No I/O: a pure function of the input and the published knowledge, shared by every channel and by the evaluation.
/// </summary>
public sealed class TurnPipeline(KnowledgeHolder holder, QuestionAnswerer answerer)
{
    /// <summary>Answers one message. Never throws for what a person can type.</summary>
    public TurnOutcome Respond(TurnInput input)
    {
        var knowledge = holder.Current;
        var language = AskedLanguage.Of(input.Text, knowledge.Words.English);
        var answer = answerer.Answer(input.Text, language, input.Memory.LastQuestion, input.Today);
        var answered = answer.Status == AnswerStatus.Answered;
        return new TurnOutcome
        {
            Status = answer.Status,
            Intent = Intent.AskPlan,
            Language = input.Language ?? language,
            Text = answered ? string.Join('\n', answer.Lines) : "Tài liệu không nêu điều này. Bà con có thể hỏi cán bộ.",
            Citations = answer.Citations,
            Memory = TurnMemory.Empty,
            MaskedText = input.Text,
            Receipt = new AnswerReceipt(input.Text, answer.Understood, knowledge.Version, answer.Status, answer.Confidence, answer.Considered),
        };
    }
}
