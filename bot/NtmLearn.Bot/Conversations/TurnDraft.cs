using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Intents;
using NtmLearn.Language;

namespace NtmLearn.Bot.Conversations;

/// <summary>What is known of a turn while it is being answered, and the ways to end it.</summary>
/// <param name="Masked">The message without personal data, or the choice that it stands for.</param>
/// <param name="Asked">Language of the words.</param>
/// <param name="Language">Language of the reply.</param>
internal sealed record TurnDraft(
    TurnInput Input, string Masked, ReplyLanguage Asked, ReplyLanguage Language, string IndexVersion, ReplyTexts Texts)
{
    private SuggestedReply Officer => Button(ReplyText.ButtonOfficer);

    private SuggestedReply LeaveQuestion => Button(ReplyText.ButtonLeaveQuestion);

    /// <summary>A reply with a fixed text; what was remembered stays, without the choices offered.</summary>
    public TurnOutcome Fixed(AnswerStatus status, Intent intent, string text, IReadOnlyList<SuggestedReply>? suggestions = null) => new()
    {
        Status = status,
        Intent = intent,
        Language = Language,
        Text = text,
        Suggestions = suggestions ?? [],
        Memory = Input.Memory with { Choices = [], Clarifications = 0, AwaitingQuestionForOfficer = false },
        MaskedText = Masked,
        Receipt = new AnswerReceipt(Masked, Masked, IndexVersion, status, 0, []),
    };

    /// <summary>An answer; the next turn may lean on it.</summary>
    public TurnOutcome Answered(
        AnswerStatus status,
        string understood,
        string text,
        IReadOnlyList<Citation> citations,
        double confidence,
        IReadOnlyList<ReceiptPassage> considered,
        IReadOnlyList<SuggestedReply> followUps) => new()
        {
            Status = status,
            Intent = Intent.AskPlan,
            Language = Language,
            Text = text,
            Citations = citations,
            Suggestions = followUps,
            Memory = new TurnMemory { LastQuestion = understood, LastPassages = [.. citations.Select(c => $"{c.DocumentId}#{c.Section}")] },
            MaskedText = Masked,
            Receipt = new AnswerReceipt(Masked, understood, IndexVersion, status, Math.Round(confidence, 4), considered),
        };

    /// <summary>No answer, said honestly, with near topics and a way to an officer.</summary>
    public TurnOutcome Refused(AnswerStatus status, IntentMatch match, string text, IReadOnlyList<SuggestedReply> near, AnswerReceipt receipt) =>
        Fixed(status, match.Intent, text, [.. near, LeaveQuestion]) with { Slots = match.Slots, Receipt = receipt with { Status = status } };

    public AnswerReceipt ReceiptOf(DocumentAnswer answer) =>
        new(Masked, answer.Understood, IndexVersion, answer.Status, Math.Round(answer.Confidence, 4), answer.Considered);

    /// <summary>Something without words was sent.</summary>
    public TurnOutcome WithoutWords() => Input.Kind switch
    {
        InboundKind.Voice => Fixed(AnswerStatus.AboutMe, Intent.Other, Texts.Get(ReplyText.VoiceNotHeard, Language), [Button(ReplyText.ButtonCallBack), Officer]),
        InboundKind.Picture => Fixed(AnswerStatus.AboutMe, Intent.Other, Texts.Get(ReplyText.PictureKept, Language), [Officer]),
        _ => Fixed(AnswerStatus.AboutMe, Intent.Other, Texts.Get(ReplyText.OnlyTexts, Language), [Officer]),
    };

    /// <summary>Keeps the wish to be called back, when that is what the message says.</summary>
    public TurnOutcome? CallBack() => VietnameseText.Fold(Masked).Trim(' ', '.', '!') != VietnameseText.Fold(Texts.Get(ReplyText.ButtonCallBack, Language))
        ? null
        : Fixed(AnswerStatus.AboutMe, Intent.Officer, Texts.Get(ReplyText.CallBackKept, Language)) with
        {
            Effect = TurnEffect.KeepQuestion,
            MaskedText = Texts.Get(ReplyText.CallBackRequest, Language),
        };

    /// <summary>The message is the question for the officer, or calls it off.</summary>
    public TurnOutcome KeepOrDropQuestion()
    {
        var folded = VietnameseText.Fold(Masked).Trim(' ', '.', '!');
        if (folded is "thoi" or "huy" or "khong" or "ko" or "cancel" or "no" || folded == VietnameseText.Fold(Texts.Get(ReplyText.ButtonCancel, Language)))
        {
            return Fixed(AnswerStatus.AboutMe, Intent.Officer, Texts.Get(ReplyText.QuestionDropped, Language));
        }

        return Fixed(AnswerStatus.AboutMe, Intent.Officer, Texts.QuestionKept(Language, Masked)) with { Effect = TurnEffect.KeepQuestion };
    }

    /// <summary>Intents that the conversation itself carries out; null for the others.</summary>
    public TurnOutcome? Command(IntentMatch match) => match.Intent switch
    {
        Intent.EraseMe => Fixed(AnswerStatus.AboutMe, Intent.EraseMe, Texts.Get(ReplyText.Erased, Language)) with
        {
            Effect = TurnEffect.EraseConversation,
            Memory = TurnMemory.Empty,
        },
        Intent.Officer when WantsToLeaveQuestion() => Fixed(
            AnswerStatus.AboutMe, Intent.Officer, Texts.Get(ReplyText.LeaveQuestionPrompt, Language), [Button(ReplyText.ButtonCancel)]) with
        {
            Memory = Input.Memory with { Choices = [], AwaitingQuestionForOfficer = true },
        },
        Intent.Officer => Fixed(AnswerStatus.AboutMe, Intent.Officer, Texts.Officer(Language), [LeaveQuestion]),
        Intent.OfficeHours => Fixed(AnswerStatus.AboutMe, Intent.OfficeHours, Texts.OfficeHours(Language), [Officer]),
        _ => null,
    };

    private bool WantsToLeaveQuestion()
    {
        var folded = VietnameseText.Fold(Masked);
        return folded.Contains("de lai cau hoi", StringComparison.Ordinal) || folded.Contains("leave a question", StringComparison.Ordinal)
            || VietnameseText.Fold(Texts.Get(ReplyText.ButtonLeaveQuestion, Language)) == folded.Trim();
    }

    private SuggestedReply Button(ReplyText text)
    {
        var words = Texts.Get(text, Language);
        return new SuggestedReply(words, words);
    }
}
