using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Intents;

namespace NtmLearn.TestKit;

/// <summary>Answers by script: what a test says it shall, else the question back with one citation.</summary>
public static class ScriptedResponder
{
    public const string Erase = "erase";
    public const string Leave = "leave";
    public const string Fail = "fail";

    public static readonly Citation Citation = new(
        "ke-hoach-38", "Kế hoạch 38", "38/KH-UBND", new DateOnly(2023, 4, 18), "kinh-phi", "Kinh phí", AsOf: null,
        [new CitationSpan(10, 27, "ngân sách nhà nước")]);

    public static TurnOutcome Respond(TurnInput input)
    {
        if (input.Text == Fail)
        {
            throw new InvalidOperationException("As the script says.");
        }

        return new TurnOutcome
        {
            Status = AnswerStatus.Answered,
            Intent = Intent.AskPlan,
            Language = input.Language ?? ReplyLanguage.Vietnamese,
            Text = $"Bạn hỏi: {input.Text}\n*Lần trước*: {input.Memory.LastQuestion}",
            Citations = [Citation],
            Suggestions = [new SuggestedReply("Hỏi thêm", "Còn cấp xã thì sao?")],
            Slots = new Dictionary<string, string> { ["topic"] = "kinh phí" },
            Memory = TurnMemory.Empty with { LastQuestion = input.Text },
            Effect = input.Text switch
            {
                Erase => TurnEffect.EraseConversation,
                Leave => TurnEffect.KeepQuestion,
                _ => TurnEffect.None,
            },
            MaskedText = input.Text,
            Receipt = new AnswerReceipt(input.Text, input.Text, "v1", AnswerStatus.Answered, 0.9, [new ReceiptPassage("ke-hoach-38", "kinh-phi", 9)]),
        };
    }
}
