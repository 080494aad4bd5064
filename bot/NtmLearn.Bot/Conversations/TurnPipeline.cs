using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Intents;
using NtmLearn.Bot.Passages;
using NtmLearn.Language;

namespace NtmLearn.Bot.Conversations;

/// <summary>
/// Language and spelling → safety → dialog in progress → intent → question answering → reply.
/// No I/O: a pure function of the input and the published knowledge, shared by every channel and by the evaluation.
/// </summary>
public sealed class TurnPipeline(
    KnowledgeHolder holder,
    QuestionAnswerer answerer,
    IntentClassifier intents,
    OutOfScopeTopics otherTopics,
    ReplyTexts texts)
{
    private const int MostClarifications = 2;
    private const int MostSuggestions = 3;

    /// <summary>A longer question is not repeated to the person, in letters.</summary>
    private const int LongestEcho = 80;

    /// <summary>A command such as "gặp cán bộ" is obeyed from this confidence on.</summary>
    private const double SureCommand = 0.9;

    /// <summary>Words of another subject need an answer this sure before it is given.</summary>
    private const double SureThoughElsewhere = 0.6;

    /// <summary>What to do instead is told from this confidence on when the documents have no answer.</summary>
    private const double LikelyIntent = 0.5;

    /// <summary>Answers one message. Never throws for what a person can type.</summary>
    public TurnOutcome Respond(TurnInput input)
    {
        var outcome = Decide(input);

        // What is offered may be picked by its number, where there are no buttons.
        return outcome.Memory.Choices.Count > 0 || outcome.Suggestions.Count == 0
            ? outcome
            : outcome with { Memory = outcome.Memory with { Choices = outcome.Suggestions } };
    }

    private TurnOutcome Decide(TurnInput input)
    {
        var knowledge = holder.Current;
        var masked = PersonalDataMasker.Mask(input.Text).Text;
        var asked = AskedLanguage.Of(masked, knowledge.Words.English);
        var turn = new TurnDraft(input, masked, asked, ReplyLanguageOf(input.Language, asked), knowledge.Version, texts);
        if (input.Kind != InboundKind.Text)
        {
            return turn.WithoutWords();
        }

        if (SafetyGuard.Check(input.Text) is { } unsafeMessage)
        {
            return turn.Fixed(unsafeMessage.Status, Intent.Other, texts.For(unsafeMessage.Status, turn.Language, unsafeMessage.Reason));
        }

        if (Chosen(input.Memory, masked) is { } choice)
        {
            turn = turn with { Masked = choice };
        }

        if (input.Memory.AwaitingQuestionForOfficer)
        {
            return turn.KeepOrDropQuestion();
        }

        if (turn.CallBack() is { } callBack)
        {
            return callBack;
        }

        if (SmallTalk.Check(turn.Masked) is { } pleasantry)
        {
            var intent = pleasantry == AnswerStatus.Greeting ? Intent.Greeting : pleasantry == AnswerStatus.Thanks ? Intent.Thanks : Intent.Other;
            return turn.Fixed(pleasantry, intent, texts.For(pleasantry, turn.Language));
        }

        var match = intents.Classify(turn.Masked);
        if (match.Confidence >= SureCommand && turn.Command(match) is { } done)
        {
            return done;
        }

        return Answer(knowledge, turn, match);
    }

    /// <summary>The page's language when one was chosen, unless the message is plainly in another.</summary>
    private static ReplyLanguage ReplyLanguageOf(ReplyLanguage? chosen, ReplyLanguage asked) =>
        asked != ReplyLanguage.Vietnamese ? asked : chosen ?? asked;

    private TurnOutcome Answer(Knowledge knowledge, TurnDraft turn, IntentMatch match)
    {
        var memory = turn.Input.Memory;
        var words = turn.Asked == ReplyLanguage.Vietnamese ? AskedLanguage.WithoutEnglish(turn.Masked, knowledge.Words.English) : turn.Masked;
        var repaired = knowledge.Index.Spelling.Repair(words, knowledge.Words.Language);
        if (knowledge.Reviewed.Find(repaired.Text, turn.Input.Today) is { Citation: { } citation } reviewed)
        {
            return turn.Answered(AnswerStatus.Reviewed, repaired.Text, reviewed.Text, [citation], 1, [], []);
        }

        // A message about something else altogether is no follow-up, however short.
        var last = otherTopics.Find(turn.Masked) is null ? memory.LastQuestion : null;
        var answer = answerer.Answer(words, repaired, turn.Asked, last, turn.Input.Today);
        var elsewhere = last is null && match is { Intent: Intent.Other, Confidence: >= SureCommand } && answer.Confidence < SureThoughElsewhere;
        if (answer.Status == AnswerStatus.Answered && !elsewhere)
        {
            var lines = answer.Lines.ToList();
            if (answer.WorthTelling && turn.Asked == ReplyLanguage.Vietnamese && answer.Understood.Length <= LongestEcho)
            {
                lines.Insert(0, Frames.Understood(answer.Understood));
            }

            if (Frames.Original(turn.Language) is { } frame)
            {
                lines.Insert(0, frame);
            }

            return turn.Answered(
                AnswerStatus.Answered, answer.Understood, string.Join('\n', lines), answer.Citations, answer.Confidence, answer.Considered,
                FollowUps(answer, memory)) with
            { Slots = match.Slots };
        }

        // Nothing in the documents: say so in the way that helps most.
        var receipt = turn.ReceiptOf(answer);
        if (match.Confidence >= LikelyIntent && turn.Command(match) is { } done)
        {
            return done with { Receipt = receipt with { Status = done.Status } };
        }

        if (match.Intent is not (Intent.AskPlan or Intent.Other or Intent.OrgOwes or Intent.Greeting or Intent.Thanks) && match.Confidence >= LikelyIntent)
        {
            return turn.Refused(AnswerStatus.NotInDocuments, match, texts.Get(ReplyText.TrainingNotHere, turn.Language), Near(answer), receipt);
        }

        if (otherTopics.Find(turn.Masked) is not null)
        {
            return turn.Refused(AnswerStatus.OutOfScope, match with { Intent = Intent.Other }, texts.For(AnswerStatus.OutOfScope, turn.Language), [], receipt);
        }

        if (answer.Status == AnswerStatus.Clarify && memory.Clarifications < MostClarifications && Near(answer) is { Count: > 1 } topics)
        {
            return turn.Refused(AnswerStatus.Clarify, match, texts.For(AnswerStatus.Clarify, turn.Language), topics, receipt) with
            {
                Memory = memory with { Choices = topics, Clarifications = memory.Clarifications + 1 },
            };
        }

        var status = answer.Status == AnswerStatus.OutOfScope ? AnswerStatus.OutOfScope : AnswerStatus.NotInDocuments;
        return turn.Refused(status, match, texts.For(status, turn.Language), status == AnswerStatus.OutOfScope ? [] : Near(answer), receipt);
    }

    /// <summary>The choice that was offered and is now meant: its number or its words.</summary>
    private static string? Chosen(TurnMemory memory, string text)
    {
        var key = VietnameseText.Fold(text).Trim(' ', '.', ')', '(');
        if (int.TryParse(key, out var number) && number >= 1 && number <= memory.Choices.Count)
        {
            return memory.Choices[number - 1].Text;
        }

        return memory.Choices.FirstOrDefault(c => VietnameseText.Fold(c.Title) == key)?.Text;
    }

    /// <summary>Nearest sections as questions that they answer, or by their headings.</summary>
    private static List<SuggestedReply> Near(DocumentAnswer answer) =>
    [
        .. answer.Near
            .Where(p => p.HeadingPath.Count > 0)
            .Select(p => new SuggestedReply(p.HeadingPath[^1], WordingOf(p) ?? p.HeadingPath[^1]))
            .DistinctBy(s => s.Title)
            .Take(MostSuggestions),
    ];

    /// <summary>Wordings of other sections near the answer: the index can answer each.</summary>
    private static List<SuggestedReply> FollowUps(DocumentAnswer answer, TurnMemory memory)
    {
        var cited = answer.Citations.Select(c => $"{c.DocumentId}#{c.Section}").Concat(memory.LastPassages).ToHashSet();
        return
        [
            .. answer.Near
                .Where(p => !cited.Contains($"{p.DocumentId}#{p.Anchor}"))
                .Select(WordingOf)
                .OfType<string>()
                .Distinct()
                .Take(MostSuggestions - 1)
                .Select(q => new SuggestedReply(q, q)),
        ];
    }

    /// <summary>A wording written with diacritics, for showing.</summary>
    private static string? WordingOf(Passage passage) =>
        passage.Questions.FirstOrDefault(q => q.EndsWith('?') && q.Any(c => c > 0x7F));
}
