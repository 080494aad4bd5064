namespace NtmLearn.Bot.Intents;

/// <summary>
/// Says what a message asks for. Learns from the examples in the content; anything it is not sure of is a question
/// about the plan, since asking is what the service is for. Pure and safe to share between threads.
/// </summary>
public sealed class IntentClassifier
{
    /// <summary>Below this a request for training or for the record is not believed. Measured by cross-validation.</summary>
    private const double Believable = 0.3;

    private const double BelievablyOther = 0.5;

    private static readonly PhraseSet EraseCommand = PhraseSet.Of(
        "xóa hội thoại", "xóa cuộc trò chuyện", "xóa đoạn chat", "xóa lịch sử chat", "xóa hết tin nhắn", "xóa dữ liệu của tôi",
        "xóa thông tin của tôi", "xóa tin nhắn của tôi", "xóa hết dữ liệu của tôi", "xóa những gì tôi đã", "delete my data", "erase my data",
        "delete this conversation", "erase this conversation", "delete my messages", "forget me");

    private static readonly PhraseSet OfficerCommand = PhraseSet.Of(
        "gặp cán bộ", "gặp người thật", "nói chuyện với cán bộ", "nói chuyện với người", "để lại câu hỏi", "liên hệ cán bộ", "cho gặp cán bộ",
        "chuyển cán bộ", "nhờ cán bộ", "hỏi cán bộ", "số điện thoại cán bộ phụ trách", "gọi cán bộ", "gặp người phụ trách", "talk to an officer",
        "talk to a person", "talk to a human", "speak to someone", "leave a question", "contact the office", "contact an officer");

    private static readonly PhraseSet HoursCommand = PhraseSet.Of(
        "giờ làm việc", "mấy giờ làm việc", "mấy giờ mở cửa", "giờ mở cửa", "giờ tiếp dân", "làm việc thứ bảy", "làm việc chủ nhật",
        "thứ bảy có làm", "chủ nhật có làm", "thứ 7 có làm", "office hours", "opening hours", "working hours");

    /// <summary>The examples are Vietnamese; these are what an English speaker types.</summary>
    private static readonly (PhraseSet Words, Intent Intent)[] English =
    [
        (PhraseSet.Of("cancel my class", "cancel my place", "withdraw from", "drop the class", "cancel my enrolment"), Intent.Withdraw),
        (PhraseSet.Of("sign up", "enrol", "enroll", "register for", "join the class"), Intent.Enrol),
        (PhraseSet.Of("my certificate", "my certificates"), Intent.MyCertificates),
        (PhraseSet.Of("my classes", "my class", "my schedule"), Intent.MyClasses),
        (PhraseSet.Of("training class", "a class near", "classes near", "any classes", "upcoming classes", "find a class", "which classes"), Intent.FindClass),
        (PhraseSet.Of("sign in code", "attendance code", "check in code"), Intent.SignInCode),
        (PhraseSet.Of("waiting list", "place in the queue"), Intent.QueuePosition),
        (PhraseSet.Of("unsubscribe", "stop messages", "stop sending", "stop messaging"), Intent.StopMessages),
        (PhraseSet.Of("link my phone", "my new number"), Intent.LinkPhone),
    ];

    private readonly IntentModel _model;
    private readonly OutOfScopeTopics? _otherTopics;

    /// <summary>Learns from the examples; with a vocabulary of other topics, questions about them are Other.</summary>
    public IntentClassifier(IReadOnlyList<IntentExample> examples, OutOfScopeTopics? otherTopics = null)
    {
        _model = new IntentModel(examples);
        _otherTopics = otherTopics;
    }

    /// <summary>The intent of a message, with what could be read from it.</summary>
    public IntentMatch Classify(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = IntentModel.Words(text);
        var (intent, confidence) = words.Count == 0 ? (Intent.Other, 1) : Decide(text, words);
        return new IntentMatch(intent, confidence, SlotReader.Read(intent, text, words));
    }

    private (Intent Intent, double Confidence) Decide(string text, List<MessageWord> words)
    {
        if (SmallTalk.Pleasantry(text, words) is { } pleasantry)
        {
            return (pleasantry, 1);
        }

        if (words.Count <= 12 && Command(words) is { } command)
        {
            return (command, 0.95);
        }

        var aboutPlan = IntentAnchors.Plan.IsIn(words) && !IntentAnchors.OwnTraining.IsIn(words);
        if (!aboutPlan && _otherTopics?.Find(text) is not null)
        {
            return (Intent.Other, 0.9);
        }

        var ranked = _model.Rank(words);
        foreach (var (intent, probability) in ranked.TakeWhile(x => x.Probability >= Believable))
        {
            if (intent is Intent.AskPlan || IsBelieved(intent, probability, words, aboutPlan))
            {
                return (intent, probability);
            }
        }

        return (Intent.AskPlan, 1 - ranked[0].Probability);
    }

    /// <summary>What the service offers in these very words; in a long question they are its subject.</summary>
    private static Intent? Command(List<MessageWord> words)
    {
        if (EraseCommand.IsIn(words))
        {
            return Intent.EraseMe;
        }

        if (OfficerCommand.IsIn(words))
        {
            return Intent.Officer;
        }

        if (HoursCommand.IsIn(words))
        {
            return Intent.OfficeHours;
        }

        foreach (var (phrases, intent) in English)
        {
            if (phrases.IsIn(words))
            {
                return intent;
            }
        }

        return null;
    }

    private static bool IsBelieved(Intent intent, double probability, List<MessageWord> words, bool aboutPlan) => intent switch
    {
        Intent.Greeting or Intent.Thanks => false,
        Intent.Other => probability >= BelievablyOther && !aboutPlan,
        Intent.Enrol when IntentAnchors.IsProcedure(words) => false,
        Intent.Officer or Intent.OfficeHours or Intent.EraseMe or Intent.StopMessages or Intent.OrgOwes or Intent.LogOutreach =>
            IntentAnchors.Holds(intent, words) && (!aboutPlan || probability >= 0.6),
        _ => IntentAnchors.Holds(intent, words) && !aboutPlan,
    };
}
