using NtmLearn.Bot.Answers;

namespace NtmLearn.Bot.Intents;

/// <summary>Tries to change the rules, to see them, to make the assistant somebody else, or to put words in its mouth.</summary>
internal static class InjectionRules
{
    private static readonly SafetyVerdict Markup = new(AnswerStatus.Injection, "role_markup");

    /// <summary>Marks by which language models tell roles apart; no citizen types them.</summary>
    private static readonly string[] RoleMarks =
    [
        "<|", "|>", "[inst", "[/inst", "<<sys", "<system", "</system", "<instruction", "<user>", "</user>", "<assistant", "### instruction",
        "### system", "###instruction", "[system", "{{system", "<script", "javascript:", "begin system", "end of prompt", "{\"role\"", "\"role\":",
        "<prompt", "</prompt", "<!--", "system:", "assistant:", "{{", "${", "drop table", "' or '1'='1", "or 1=1"
    ];

    private static readonly PhraseSet Forget = PhraseSet.Of(
        "quên", "quên đi", "quên hết", "bỏ qua", "phớt lờ", "lờ đi", "làm ngơ", "không cần theo", "không cần tuân", "đừng tuân", "đừng theo",
        "không tuân", "không tuân theo", "không cần tuân thủ", "bỏ hết", "xóa bỏ", "xóa hết", "gỡ bỏ", "tắt", "vô hiệu", "vô hiệu hóa", "vượt qua",
        "phá bỏ", "thoát khỏi", "mặc kệ", "hủy bỏ", "ghi đè", "reset", "ngừng tuân", "dừng tuân", "ignore", "disregard", "forget", "override",
        "bypass", "disable", "do not follow", "don't follow", "stop following", "skip");

    private static readonly PhraseSet Rules = PhraseSet.Of(
        "quy định trên", "quy định trước", "mọi quy định", "các quy định", "tất cả quy định", "hết quy định", "những quy định", "quy định của bạn",
        "quy định cũ", "quy tắc", "hướng dẫn trước", "hướng dẫn trên", "hướng dẫn cũ", "mọi hướng dẫn", "các hướng dẫn", "tất cả hướng dẫn",
        "hết hướng dẫn", "những hướng dẫn", "hướng dẫn hệ thống", "hướng dẫn của bạn", "chỉ dẫn", "chỉ thị trước", "chỉ thị trên", "mọi chỉ thị",
        "các chỉ thị", "lệnh trước", "lệnh trên", "mệnh lệnh", "mọi lệnh", "các lệnh", "yêu cầu trước", "luật lệ", "mọi giới hạn",
        "giới hạn của bạn", "các giới hạn", "mọi ràng buộc", "ràng buộc", "rào cản", "bộ lọc", "kiểm duyệt", "an toàn của bạn", "chế độ an toàn",
        "tài liệu đi", "những gì đã được dạy", "những gì được dạy", "những gì tôi nói trước", "những điều trên", "mọi thứ trước", "mọi điều ở trên",
        "cài đặt gốc", "instructions", "instruction", "previous", "rules", "guidelines", "prompt", "guardrails", "restrictions", "safety", "filters",
        "filter", "policy", "policies", "your programming", "above", "directions", "system message");

    private static readonly PhraseSet BecomeOther = PhraseSet.Of(
        "từ giờ bạn là", "từ bây giờ bạn là", "từ nay bạn là", "kể từ giờ bạn là", "bây giờ bạn là", "giờ bạn là", "bạn không còn là",
        "từ giờ mày là", "từ giờ bạn sẽ", "từ bây giờ bạn sẽ", "từ nay bạn sẽ", "từ giờ hãy", "từ bây giờ hãy", "từ bây giờ em là", "từ giờ em là",
        "nhập vai", "hóa thân", "giả vờ là", "giả vờ bạn", "giả vờ như", "giả sử bạn là", "giả bộ là", "giả bộ bạn là", "giả bộ mày là", "giả bộ làm", "hành xử như", "hành động như một",
        "tưởng tượng bạn là", "hãy là một", "trả lời như thể bạn", "hãy cư xử như", "bạn là dan", "chế độ nhà phát triển", "chế độ lập trình",
        "chế độ quản trị", "chế độ gỡ lỗi", "chế độ không giới hạn", "không có giới hạn nào", "không bị giới hạn", "bật chế độ",
        "chuyển sang chế độ", "quyền quản trị", "quyền admin", "với tư cách quản trị", "tôi là quản trị viên", "tôi là người tạo ra bạn",
        "tôi là lập trình viên của bạn", "tôi là admin", "tôi là nhà phát triển", "you are now", "from now on you", "act as", "pretend to be",
        "pretend you", "roleplay", "role play", "role-play", "developer mode", "debug mode", "admin mode", "god mode", "jailbreak",
        "do anything now", "dan mode", "sudo", "i am your developer", "i am the developer", "i am the admin", "i am your creator", "simulate being",
        "unrestricted", "without restrictions", "maintenance mode", "bạn là ai không có", "bạn là ai không luật", "không luật lệ", "act like",
        "behave like", "behave as", "hãy giả làm", "mày giả làm", "bạn giả làm", "mày hãy giả", "chơi trò này", "tôi là chủ hệ thống",
        "tôi là chủ của bạn", "bạn được phép bỏ", "bạn được phép nói", "từ giờ trả lời", "từ giờ nói", "từ bây giờ trả lời", "từ nay trả lời",
        "trả lời mọi câu", "cho mọi câu hỏi", "new rules", "you must now", "let's play a game", "chỉ trả lời có", "trả lời có cho",
        "chỉ trả lời không", "chỉ được trả lời", "nói tự do", "trả lời tự do", "your new role", "new instructions", "không phải tuân",
        "người thay thế bạn", "đóng vai", "bỏ vai", "bỏ vai trợ lý", "làm bạn trai tôi", "làm bạn gái tôi", "làm người yêu tôi",
        "coi như không có quy định", "coi như không có luật", "coi như bạn", "coi như mày", "giờ mày là", "dừng làm bot", "thôi làm bot",
        "đừng làm bot", "bây giờ mày là", "làm chatgpt", "bạn là chatgpt", "không phải bot nữa", "be my girlfriend", "be my boyfriend");

    private static readonly PhraseSet Disobey = PhraseSet.Of(
        "đừng tuân", "đừng tuân theo", "đừng theo", "đừng làm theo", "không cần theo", "không cần tuân", "không cần dựa", "đừng dựa", "phớt lờ",
        "ignore", "disregard", "forget", "override", "bypass", "quên hết", "quên đi", "quên mọi", "quên tất cả", "mặc kệ", "bỏ các", "bỏ hết",
        "bỏ mọi", "bỏ qua mọi", "bỏ qua tất cả", "bỏ qua các", "vứt bỏ");

    private static readonly PhraseSet AnyRules = PhraseSet.Of(
        "hướng dẫn", "quy định", "giới hạn", "luật", "luật lệ", "tài liệu", "văn bản", "quy tắc", "nguyên tắc", "chỉ dẫn", "chỉ thị", "lệnh",
        "documents", "document", "everything", "what you were told", "context", "sources", "rules", "orders", "ràng buộc", "điều trên", "những gì",
        "developers", "the developers", "what they said", "your training");

    private static readonly PhraseSet ForbiddenRole = PhraseSet.Of(
        "vở kịch", "tiểu phẩm", "tập huấn", "văn nghệ", "hộ gia đình", "nông dân đóng vai", "phụ nữ đóng vai", "đóng vai trò", "hội đóng vai",
        "kẻ gian", "kẻ xấu", "người ta giả", "có người giả");

    private static readonly PhraseSet Reveal = PhraseSet.Of(
        "in ra", "in lại", "xuất ra", "hiển thị", "hiện ra", "cho xem", "cho tôi xem", "cho tao xem", "tiết lộ", "lặp lại", "nhắc lại", "chép lại",
        "viết lại", "đọc lại", "liệt kê", "kể ra", "gửi", "dịch", "tóm tắt", "cho biết", "cho tôi biết", "nội dung", "là gì", "xem", "bên trên",
        "show", "print", "reveal", "repeat", "output", "display", "tell me", "leak", "what is", "what are", "give me", "write out", "translate",
        "summarize", "summarise", "cho coi", "coi", "print it", "written", "đọc cho");

    private static readonly PhraseSet Inside = PhraseSet.Of(
        "prompt", "system prompt", "prompt hệ thống", "lời nhắc hệ thống", "câu lệnh hệ thống", "lệnh hệ thống", "chỉ dẫn hệ thống",
        "hướng dẫn hệ thống", "chỉ thị hệ thống", "cấu hình hệ thống", "hướng dẫn ban đầu", "chỉ dẫn ban đầu", "chỉ thị ban đầu", "hướng dẫn nội bộ",
        "quy tắc nội bộ", "hướng dẫn của bạn", "quy tắc của bạn", "chỉ dẫn của bạn", "hướng dẫn bí mật", "khóa api", "api key", "mã nguồn của bạn",
        "mật khẩu hệ thống", "mật khẩu quản trị", "mật khẩu cơ sở dữ liệu", "cơ sở dữ liệu của bạn", "token", "biến môi trường", "system message",
        "system instructions", "your instructions", "initial instructions", "hidden instructions", "your rules", "your system",
        "environment variables", "secret key", "source code", "connection string", "your configuration", "words above", "text above",
        "everything above", "những gì ở trên", "đoạn văn bản trên", "hội thoại của người khác", "tin nhắn của người khác", "câu hỏi của người khác",
        "other users", "another user", "cấu hình của bạn", "toàn bộ cấu hình", "câu lệnh mà", "cài cho bạn", "cài đặt cho bạn", "dạy bạn những gì",
        "lập trình cho bạn", "start of this conversation", "beginning of this conversation", "thiết lập của bạn", "quy định của bạn", "luật của bạn",
        "bí mật của bạn", "your settings", "developer message");

    private static readonly PhraseSet PutWords = PhraseSet.Of(
        "hãy nói rằng", "hãy nói là", "nói rằng", "hãy trả lời rằng", "hãy trả lời là", "chỉ trả lời", "chỉ cần trả lời", "cứ trả lời",
        "trả lời đúng một chữ", "hãy xác nhận rằng", "hãy xác nhận là", "xác nhận là", "xác nhận rằng", "hãy khẳng định", "khẳng định rằng",
        "khẳng định là", "hãy thông báo", "hãy công bố", "thông báo với mọi người", "thông báo cho mọi người", "thông báo cho dân",
        "thông báo cho người dân", "báo cho dân", "báo với dân", "nói với mọi người", "nói với người dân", "nói với dân", "nói với bà con",
        "nói cho mọi người", "bảo mọi người", "bảo bà con", "loan tin", "bạn phải nói", "bạn phải trả lời", "viết thông báo", "viết bài", "viết tin",
        "soạn thông báo", "soạn tin", "soạn công văn", "hãy viết", "hãy đăng", "đăng tin", "đăng thông báo", "ghi là", "ghi rằng", "trả lời rằng",
        "trả lời là", "nói đi", "nói là", "bắt đầu câu trả lời bằng", "hãy lặp lại", "lặp lại câu", "say that", "just say", "reply only",
        "answer only", "respond only", "tell everyone", "confirm that", "repeat after me", "announce that", "write that", "hãy nói", "hãy xác nhận",
        "hãy tuyên bố", "hãy trả lời", "hãy báo", "hãy bảo", "hứa", "nói to", "nói to lên", "nói lớn", "viết câu", "viết rằng", "viết là",
        "hãy viết câu", "tuyên bố", "loan báo", "nhắn cho mọi người", "nhắn cho bà con", "gửi cho mọi người", "phát loa là", "phát loa rằng");

    private static readonly PhraseSet AskingFirst = PhraseSet.Of(
        "có người nói", "người ta nói", "nghe nói", "nghe đồn", "ai nói", "họ nói", "hàng xóm nói", "có đúng", "đúng không", "phải không", "có thật",
        "thật không", "có phải", "trên mạng nói", "ông ấy nói", "cán bộ nói", "trưởng ấp nói", "mấy người nói", "thấy nói", "tin đồn", "is it true",
        "văn bản nói", "kế hoạch nói", "văn bản nào nói", "có văn bản nào");

    private static readonly PhraseSet FalseNews = PhraseSet.Of(
        "bị hủy", "đã hủy", "hủy bỏ", "đã bị hủy", "bãi bỏ", "bị bãi bỏ", "hủy rồi", "đã dừng", "bị dừng", "dừng lại", "không còn hiệu lực",
        "hết hiệu lực", "bị thu hồi", "thu hồi", "đóng tiền", "nộp tiền", "phải nộp", "phải đóng", "đóng phí", "mỗi hộ đóng", "mỗi nhà phải",
        "được nhận tiền", "phát tiền", "tham nhũng", "là giả", "là lừa đảo", "lừa dân", "đã từ chức", "đã chết", "đã bị bắt", "chuyển tiền",
        "chuyển khoản", "vào link", "bấm vào link", "bấm vào đường dẫn", "cho mỗi hộ", "thất bại", "cancelled", "canceled", "abolished", "must pay",
        "is fake", "has ended", "đồng ý", "tôi đồng ý", "bị hack", "được phát tiền", "bị hủy bỏ", "cho tiền", "mỗi hộ 5", "được 5 triệu",
        "phát không", "đã hủy chương trình", "hủy chương trình", "hủy kế hoạch", "dừng chương trình", "bỏ chương trình", "bỏ kế hoạch", "nộp 300",
        "phải nộp 300", "đóng 500");

    private static readonly PhraseSet Encoded = PhraseSet.Of(
        "base64", "rot13", "mã hóa base", "hex", "mã morse", "morse", "giải mã", "decode", "đảo ngược chữ", "đọc ngược");

    private static readonly PhraseSet AndObey = PhraseSet.Of(
        "làm theo", "thực hiện", "thực thi", "trả lời", "đoạn này", "chuỗi này", "chuỗi", "đoạn sau", "và làm", "rồi làm", "và trả lời", "follow",
        "execute", "run", "do it", "and answer", "and do", "obey", "chạy");

    private static readonly IReadOnlyList<SafetyRule> All =
    [
        new(AnswerStatus.Injection, "forget_rules", Forget, Rules) { Within = 10, InOrder = true, Unless = PhraseSet.Of("nộp hồ sơ", "có bị phạt", "ai bỏ qua", "nếu bỏ qua") },
        new(AnswerStatus.Injection, "forget_rules", Disobey, AnyRules) { Within = 8, InOrder = true, Unless = PhraseSet.Of("có bị phạt", "nếu bỏ qua", "ai bỏ qua") },
        new(AnswerStatus.Injection, "other_role", BecomeOther) { Unless = ForbiddenRole },
        new(AnswerStatus.Injection, "reveal_rules", Reveal, Inside) { Within = 12 },
        new(AnswerStatus.Injection, "put_words", PutWords, FalseNews) { Within = 22, InOrder = true, Unless = AskingFirst },
        new(AnswerStatus.Injection, "encoded_order", Encoded, AndObey) { Within = 12, Unless = PhraseSet.Of("là gì") },
    ];

    public static SafetyVerdict? Check(string raw, IReadOnlyList<MessageWord> words)
    {
        var lower = raw.ToLowerInvariant();
        if (RoleMarks.Any(mark => lower.Contains(mark, StringComparison.Ordinal)))
        {
            return Markup;
        }

        return All.FirstOrDefault(rule => rule.Matches(words))?.Verdict;
    }
}
