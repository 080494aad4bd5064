using NtmLearn.Bot.Answers;

namespace NtmLearn.Bot.Conversations;

/// <summary>The few texts that a conversation needs whatever the assistant knows.</summary>
internal static class ConversationTexts
{
    /// <summary>Who speaks, what is kept, and how to have it erased; said once, before anything else.</summary>
    public static string Greeting(ReplyLanguage language, int keepTextDays) => language switch
    {
        ReplyLanguage.Khmer =>
            "សួស្តី! ខ្ញុំជាជំនួយការស្វ័យប្រវត្តិ មិនមែនមនុស្សទេ។\n" +
            $"សារត្រូវបានរក្សាទុក {keepTextDays} ថ្ងៃ។ សូមកុំសរសេរលេខទូរស័ព្ទ ឬលេខអត្តសញ្ញាណ។\n" +
            "ដើម្បីលុបការសន្ទនា សូមសរសេរ “xoá hội thoại”។",
        ReplyLanguage.English =>
            "Hello! I am an automatic assistant, not a person, and I answer from the documents with their source.\n" +
            $"Messages are kept for {keepTextDays} days. Please do not write phone or identity numbers.\n" +
            "To erase this conversation, write “xoá hội thoại”.",
        _ =>
            "Xin chào! Tôi là trợ lý tự động, không phải người thật; tôi trả lời theo văn bản và nêu nguồn.\n" +
            $"Tin nhắn được lưu {keepTextDays} ngày. Xin đừng ghi số điện thoại, số căn cước.\n" +
            "Muốn xoá, hãy nhắn “xoá hội thoại”.",
    };

    /// <summary>Our own fault: said so, and the person can ask again.</summary>
    public static string Failed(ReplyLanguage language) => language switch
    {
        ReplyLanguage.Khmer => "សូមអភ័យទោស ប្រព័ន្ធមានបញ្ហា។ សូមសួរម្តងទៀត។",
        ReplyLanguage.English => "Sorry, something went wrong on our side. Please ask again in a moment.",
        _ => "Xin lỗi, hệ thống vừa gặp lỗi. Mời bạn hỏi lại sau ít phút.",
    };

    public static TurnOutcome FailedOutcome(TurnInput input, string maskedText)
    {
        var language = input.Language ?? ReplyLanguage.Vietnamese;
        return new TurnOutcome
        {
            Status = AnswerStatus.Failed,
            Intent = Intents.Intent.Other,
            Language = language,
            Text = Failed(language),
            Memory = input.Memory,
            MaskedText = maskedText,
            Receipt = new AnswerReceipt(maskedText, maskedText, "", AnswerStatus.Failed, 0, []),
        };
    }
}
