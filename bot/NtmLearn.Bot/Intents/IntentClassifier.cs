namespace NtmLearn.Bot.Intents;

/// <summary>
/// Says what a message asks for. Learns from the examples in the content; anything it is not sure of is a question
/// about the plan, since asking is what the service is for. Pure and safe to share between threads.
/// </summary>
public sealed class IntentClassifier
{
    /// <summary>Below this a request for training or for the record is not believed. Measured by cross-validation.</summary>
    private const double Believable = 0.42;

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

    private readonly IntentModel _model;

    public IntentClassifier(IReadOnlyList<IntentExample> examples) => _model = new IntentModel(examples);

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

        // Commands that the service offers in these very words; in a long question they are its subject.
        if (words.Count <= 12)
        {
            foreach (var (command, meant) in ((PhraseSet, Intent)[])[(EraseCommand, Intent.EraseMe), (OfficerCommand, Intent.Officer), (HoursCommand, Intent.OfficeHours)])
            {
                if (command.IsIn(words))
                {
                    return (meant, 0.95);
                }
            }
        }

        var ranked = _model.Rank(words);
        var (best, probability) = ranked[0];
        if (best is Intent.AskPlan || (best is Intent.Other && probability >= Believable))
        {
            return (best, probability);
        }

        var aboutPlan = IntentAnchors.Plan.IsIn(words) && !IntentAnchors.OwnTraining.IsIn(words);
        var believed = probability >= Believable && IntentAnchors.Holds(best, words) && !aboutPlan
            && best is not (Intent.Greeting or Intent.Thanks);
        return believed ? (best, probability) : (Intent.AskPlan, Math.Max(ranked.First(x => x.Intent == Intent.AskPlan).Probability, 1 - probability));
    }
}
