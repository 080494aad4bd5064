using NtmLearn.Bot.Answers;

namespace NtmLearn.Bot.Intents;

/// <summary>Greetings, thanks and questions about the service itself.</summary>
public static class SmallTalk
{
    private static readonly PhraseSet AboutMe = PhraseSet.Of(
        "bạn là ai", "bạn là gì", "em là ai", "mày là ai", "bạn tên gì", "bạn tên là gì", "em tên gì", "tên bạn là gì",
        "bạn là người hay máy", "bạn là người hay là máy", "người hay máy", "người hay robot", "máy hay người", "là người thật", "người thật hay",
        "có phải người thật", "bạn có phải là người", "bạn có phải người", "bạn có phải robot", "bạn là robot", "bạn là bot", "bạn là máy",
        "có phải robot", "có phải bot", "có phải máy", "là robot", "là robot hả", "là robot à", "là bot hả", "chatbot hả", "là chatbot",
        "trí tuệ nhân tạo", "bạn là ai vậy", "đây là ai", "ai đang trả lời", "ai trả lời tôi", "máy trả lời hả", "máy trả lời hay",
        "bạn làm được gì", "bạn giúp được gì", "em giúp được gì", "bạn biết gì", "bạn có thể làm gì", "bạn có thể giúp gì", "giúp được gì",
        "hỏi được gì", "tôi hỏi gì được", "có thể hỏi gì", "ai tạo ra bạn", "ai làm ra bạn", "bạn do ai làm", "dịch vụ này là gì",
        "dùng dịch vụ này", "bạn lấy thông tin ở đâu", "bạn lấy thông tin từ đâu", "bạn trả lời có đúng không", "bạn có lưu", "có lưu tin nhắn",
        "có lưu lại không", "bạn bao nhiêu tuổi", "bạn mấy tuổi", "bạn sống ở đâu", "bạn có bạn trai", "bạn có người yêu", "bạn nói tiếng khmer",
        "bạn biết tiếng khmer", "who are you", "what are you", "are you a robot", "are you a bot", "are you human", "are you real", "are you an ai",
        "what can you do", "what is your name", "your name", "who made you", "what can i ask", "how can you help");

    private static readonly PhraseSet Greetings = PhraseSet.Of(
        "xin chào", "chào", "hello", "helo", "hi", "hey", "alo", "alô", "a lô", "hế lô", "chào bạn", "chào em", "chào anh", "chào chị", "chào ad",
        "chào buổi sáng", "ad ơi", "em ơi", "bạn ơi", "shop ơi", "cho hỏi", "cho tôi hỏi", "cho em hỏi", "tôi muốn hỏi", "bắt đầu", "start",
        "good morning", "good afternoon", "greetings");

    private static readonly PhraseSet Thankful = PhraseSet.Of(
        "cảm ơn", "cám ơn", "xin cảm ơn", "thank", "thanks", "thank you", "tks", "thks", "thanks you", "cảm ơn nhiều", "cảm ơn bạn", "tạm biệt",
        "bye", "goodbye", "chào tạm biệt", "biết ơn", "tốt quá", "hay quá", "hữu ích quá", "hiểu rồi", "rõ rồi", "tôi hiểu rồi", "được rồi", "ok",
        "oke", "okie", "okay", "vậy là được", "tuyệt vời", "tuyệt quá", "dễ hiểu quá", "giỏi quá", "thanh kiu", "camon", "mơn", "cảm mơn",
        "ngon lành");

    private static readonly PhraseSet Filler = PhraseSet.Of(
        "bạn", "em", "anh", "chị", "ad", "admin", "shop", "bot", "nhé", "nha", "nhe", "ạ", "à", "á", "ơi", "dạ", "vâng", "rất", "nhiều", "quá",
        "lắm", "nghen", "nghe", "rồi", "mọi người", "cả nhà", "bà con", "cô", "chú", "bác", "con", "cháu", "tôi", "mình", "tui", "xin", "buổi",
        "sáng", "chiều", "tối", "trưa", "đã", "giúp", "giúp đỡ", "trả lời", "thông tin", "bữa sau", "khi khác", "có ai", "không", "đó", "ở đó",
        "ở đây", "nè", "ha", "hen", "hé", "vậy", "you", "very", "much", "so", "there", "vì", "hỗ trợ", "dễ thương", "được", "hay", "tốt", "ngày",
        "tốt lành", "muốn", "hỏi", "hỏi chút", "hỏi xíu", "một chút", "chút", "xíu", "cho", "với", "cái", "a", "nhìu", "nhìu lắm", "thật", "hữu ích",
        "của", "for", "the", "help", "your", "nhanh", "rõ", "ràng", "cán bộ", "quý vị", "thân", "trợ lý", "thế", "là", "thì", "nào", "bye bye",
        "hẹn gặp lại", "lại", "gặp");

    /// <summary>Greeting, Thanks or AboutMe when the message is nothing more; null when it also asks something.</summary>
    public static AnswerStatus? Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = IntentModel.Words(text);
        if (words.Count <= 14 && AboutMe.IsIn(words))
        {
            return AnswerStatus.AboutMe;
        }

        return Pleasantry(text, words) switch
        {
            Intent.Greeting => AnswerStatus.Greeting,
            Intent.Thanks => AnswerStatus.Thanks,
            _ => KhmerPleasantry(text),
        };
    }

    /// <summary>Greeting or Thanks when every word belongs to it.</summary>
    internal static Intent? Pleasantry(string text, IReadOnlyList<MessageWord> words)
    {
        if (words.Count is 0 or > 16)
        {
            return null;
        }

        // "Is anybody there?" greets; "cho tôi hỏi" alone does too. Thanks wins over a greeting at the end.
        var thanks = Thankful.IsIn(words);
        if (!thanks && !Greetings.IsIn(words))
        {
            return null;
        }

        for (var i = 0; i < words.Count;)
        {
            var length = Math.Max(Math.Max(Greetings.LengthAt(words, i), Thankful.LengthAt(words, i)), Filler.LengthAt(words, i));
            if (length == 0)
            {
                return null;
            }

            i += length;
        }

        return thanks ? Intent.Thanks : Intent.Greeting;
    }

    private static AnswerStatus? KhmerPleasantry(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length > 40)
        {
            return null;
        }

        return trimmed.Contains("សួស្តី", StringComparison.Ordinal) || trimmed.Contains("ជំរាបសួរ", StringComparison.Ordinal) || trimmed.Contains("ជម្រាបសួរ", StringComparison.Ordinal)
            ? AnswerStatus.Greeting
            : trimmed.Contains("អរគុណ", StringComparison.Ordinal) ? AnswerStatus.Thanks : null;
    }
}
