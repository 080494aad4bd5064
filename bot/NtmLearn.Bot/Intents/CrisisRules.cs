using NtmLearn.Bot.Answers;

namespace NtmLearn.Bot.Intents;

/// <summary>The person, or somebody beside them, may be in danger now. Teaching about prevention is ordinary.</summary>
internal static class CrisisRules
{
    private static readonly PhraseSet Prevention = PhraseSet.Of(
        "phòng chống", "phòng tránh", "phòng ngừa", "tuyên truyền", "tập huấn", "để tránh", "sao tránh", "cách tránh", "nhận biết", "phòng, chống",
        "ngăn ngừa", "chương trình", "kế hoạch", "tiêu chí", "là gì", "chỉ tiêu", "số liệu", "thống kê", "khỏi bị", "không bị", "sợ bị", "để khỏi",
        "đề phòng", "cảnh giác", "phòng bị");

    private static readonly string[] Idioms =
    [
        "muốn chết mê", "muốn chết mệt", "nóng muốn chết", "mệt muốn chết", "đói muốn chết", "cười muốn chết", "mắc muốn chết", "chậm muốn chết",
        "lâu muốn chết", "sợ muốn chết", "khó muốn chết", "bực muốn chết", "đau muốn chết", "buồn cười", "chờ muốn chết", "khát muốn chết",
        "vui muốn chết", "đắt muốn chết", "nhiều muốn chết", "xa muốn chết", "rối muốn chết", "bận muốn chết", "lag muốn chết", "dài muốn chết",
        "máy muốn chết", "pin muốn chết", "cây muốn chết", "cá muốn chết", "tôm muốn chết", "gà muốn chết", "heo muốn chết", "lúa muốn chết"
    ];

    private static readonly PhraseSet Myself = PhraseSet.Of(
        "tôi", "em", "mình", "con", "cháu", "tui", "tao", "tớ", "chị", "anh", "bạn tôi", "mẹ tôi", "con tôi", "cháu tôi", "chồng tôi", "vợ tôi",
        "nó");

    private static readonly PhraseSet Suicide = PhraseSet.Of(
        "!tự tử", "!tự sát", "muốn tự tử", "định tự tử", "nghĩ đến tự tử", "tính tự tử", "đòi tự tử", "sắp tự tử", "tự tử chết", "chắc tự tử", "muốn tự sát", "định tự sát", "tự vẫn", "quyên sinh", "muốn chết", "không muốn sống", "chẳng muốn sống", "hết muốn sống", "chết cho xong",
        "chết cho rồi", "chết quách", "kết liễu", "không thiết sống", "chán sống", "tìm đến cái chết", "tìm cái chết", "tự làm hại mình",
        "tự hại mình", "rạch tay", "nhảy cầu", "uống thuốc ngủ tự", "không còn muốn sống", "sống để làm gì", "sống làm chi nữa", "sống làm gì nữa",
        "treo cổ", "suicide", "kill myself", "want to die", "end my life", "hurt myself", "don't want to live", "không còn lý do để sống",
        "không còn muốn gì nữa, chết", "tuyệt vọng lắm", "tôi tuyệt vọng", "em tuyệt vọng", "sống không nổi", "không sống nổi nữa",
        "muốn biến mất khỏi đời", "muốn ra đi mãi", "từ giã cõi đời", "no reason to live", "đi chết", "muốn nhảy sông", "nhảy sông", "nhảy lầu");

    private static readonly PhraseSet Violence = PhraseSet.Of(
        "bị chồng đánh", "chồng đánh", "chồng tôi đánh", "bị đánh", "bị đánh đập", "đánh đập", "bị bạo hành", "bạo hành tôi", "bị bạo lực",
        "bị hành hung", "dọa giết", "đòi giết", "doạ giết", "bị hiếp", "hiếp dâm", "xâm hại", "bị xâm hại", "bị quấy rối", "bị giam", "bị nhốt",
        "bị bắt cóc", "bị cha đánh", "bị ba đánh", "bị mẹ đánh", "bị vợ đánh", "bị đe dọa", "đang đe dọa", "beats me", "beating me", "abuses me",
        "hits me", "sờ mó", "bị sàm sỡ", "tung ảnh", "dọa tung ảnh");

    private static readonly PhraseSet Abuser = PhraseSet.Of(
        "chồng", "chồng tôi", "chồng em", "vợ tôi", "ba tôi", "cha tôi", "bố tôi", "mẹ tôi", "bố dượng", "cha dượng", "dượng", "người yêu",
        "bạn trai", "con trai tôi", "thằng chồng", "ổng", "my husband", "my father", "chú hàng xóm", "ông hàng xóm", "hàng xóm", "thầy giáo",
        "ông chủ", "người ta", "nó");

    private static readonly PhraseSet Hits = PhraseSet.Of(
        "đánh tôi", "đánh em", "đánh mẹ", "đánh con", "đánh vợ", "đánh hai", "đánh cả", "đánh đập", "đánh hoài", "đánh chửi", "đánh bầm", "đánh tui",
        "đánh cháu", "sờ mó", "bóp cổ", "đạp tôi", "tát tôi", "hành hạ", "rượt đánh", "cầm dao", "đòi đốt", "hits me", "beats me", "sàm sỡ",
        "sàm sỡ con", "hiếp con", "xâm hại con", "đánh con tôi", "đánh vợ tôi", "dụ dỗ con gái");

    private static readonly PhraseSet Scammed = PhraseSet.Of(
        "bị lừa", "bị lừa đảo", "bị gạt", "mới bị lừa", "vừa bị lừa", "bị chiếm đoạt", "bị mất tiền", "mất hết tiền", "mất sạch tiền", "bị hack",
        "bị trộm tiền", "bị trừ hết tiền", "been scammed", "got scammed", "was scammed", "lừa đảo vừa lấy", "lừa đảo lấy hết", "lừa hết tiền",
        "lừa mất", "lấy hết tiền", "rút sạch tiền", "rút hết tiền trong tài khoản", "mất hết tiền trong tài khoản", "gạt hết tiền");

    private static readonly PhraseSet Loss = PhraseSet.Of(
        "tôi", "em", "mình", "con", "tui", "mẹ", "má", "ba", "vừa", "mới", "đã chuyển", "mất", "triệu", "lấy lại", "phải làm sao", "giờ sao", "cứu",
        "i", "me");

    private static readonly PhraseSet Caller = PhraseSet.Of(
        "giả công an", "tự xưng công an", "xưng là công an", "nói là công an", "tự xưng là công an", "tự xưng", "giả danh", "người lạ", "số lạ",
        "mạo danh", "công an gọi", "xưng công an", "giả cán bộ", "liên quan vụ án", "liên quan đến vụ án", "viện kiểm sát", "tòa án gọi",
        "người gọi nói", "họ nói là công an", "có người gọi", "ngân hàng gọi", "gọi điện nói");

    private static readonly PhraseSet Demands = PhraseSet.Of(
        "bắt chuyển tiền", "đòi chuyển tiền", "yêu cầu chuyển tiền", "kêu chuyển tiền", "bảo chuyển tiền", "kêu tôi chuyển", "bắt tôi chuyển",
        "đòi mã otp", "xin mã otp", "bảo tôi chuyển", "yêu cầu tôi chuyển", "đọc mã otp", "đòi otp", "kêu đọc otp", "chuyển khoản", "chuyển tiền",
        "bắt đóng tiền", "đòi bắt", "dọa bắt", "lệnh bắt", "cài ứng dụng", "cài app", "otp", "chuyển tiền ngay", "chuyển tiền gấp");

    private static readonly PhraseSet Now = PhraseSet.Of(
        "đang", "tôi", "em", "tui", "mẹ tôi", "má tôi", "ba tôi", "con", "mình", "vừa", "mới", "gọi cho");

    private static readonly PhraseSet Urgent = PhraseSet.Of(
        "cứu tôi", "cứu với", "cứu em", "cứu con", "cứu mạng", "cháy nhà", "nhà cháy", "nhà tôi cháy", "đang cháy", "đuối nước rồi", "chết đuối",
        "bất tỉnh", "ngất xỉu", "đột quỵ rồi", "bị đột quỵ", "điện giật", "bị rắn cắn", "bị tai nạn", "vừa tai nạn", "nguy kịch", "gọi cấp cứu",
        "cần cấp cứu", "cấp cứu gấp", "khó thở quá", "chảy máu nhiều", "ngộ độc rồi", "bị ngộ độc", "uống thuốc sâu", "uống thuốc trừ sâu",
        "uống thuốc diệt cỏ", "uống thuốc rầy", "call an ambulance", "house is on fire", "uống nhầm thuốc", "uống nhầm", "lỡ uống thuốc",
        "uống phải thuốc", "bị té giếng", "rớt xuống sông", "rơi xuống sông", "bị ngất", "ngừng thở", "có cháy ở", "đang có cháy", "đang cháy chợ",
        "cháy chợ", "cháy lớn", "có người bị nạn", "bị điện giật", "sập nhà", "đang chảy máu", "bị đâm", "đang bị cướp", "bị cướp");

    public static IReadOnlyList<SafetyRule> All { get; } =
    [
        new(AnswerStatus.Crisis, "self_harm", Suicide) { Unless = PhraseSet.Of(["phòng chống", "tuyên truyền", "tập huấn", .. Idioms]) },
        new(AnswerStatus.Crisis, "violence", Violence, Myself) { Within = 14, Unless = Prevention },
        new(AnswerStatus.Crisis, "violence", Abuser, Hits) { Within = 10, InOrder = true, Unless = Prevention },
        new(AnswerStatus.Crisis, "scam_now", Scammed, Loss) { Within = 14, Unless = Prevention },
        new(AnswerStatus.Crisis, "scam_now", Caller, Demands, Now) { Within = 22, Unless = Prevention },
        new(AnswerStatus.Crisis, "emergency", Urgent) { Unless = Prevention },
    ];
}
