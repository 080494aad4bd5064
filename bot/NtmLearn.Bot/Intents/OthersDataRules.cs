using NtmLearn.Bot.Answers;

namespace NtmLearn.Bot.Intents;

/// <summary>
/// Asks for data about another person. A body's public contact, rules about data, and the person's own data are
/// ordinary questions.
/// </summary>
internal static class OthersDataRules
{
    private static readonly SafetyVerdict Verdict = new(AnswerStatus.PersonalData, "others_data");

    private static readonly PhraseSet Data = PhraseSet.Of(
        "căn cước", "số căn cước", "chứng minh", "chứng minh nhân dân", "số định danh", "mã định danh cá nhân", "số điện thoại", "điện thoại",
        "số di động", "số phone", "số zalo", "zalo", "facebook", "email", "mail", "gmail", "địa chỉ", "địa chỉ nhà", "nhà riêng", "chỗ ở",
        "nhà ở đâu", "sống ở đâu", "ngày sinh", "sinh ngày", "sinh năm", "năm sinh", "sinh năm nào", "bao nhiêu tuổi", "mấy tuổi", "thu nhập",
        "tài sản", "số tài khoản", "tài khoản ngân hàng", "lý lịch", "tiền án", "tiền sự", "bệnh án", "bệnh gì", "bị bệnh", "tôn giáo", "theo đạo",
        "dân tộc gì", "hôn nhân", "có vợ chưa", "có chồng chưa", "vợ con", "có mấy vợ", "con cái", "gia đình của", "thông tin cá nhân",
        "dữ liệu cá nhân", "thông tin riêng", "mã số thuế", "biển số xe", "hộ khẩu", "sổ đỏ", "đất đai của", "nợ ngân hàng", "số bhyt", "mật khẩu",
        "phiếu của", "trả lời khảo sát", "đánh giá của", "phone number", "address", "home address", "date of birth", "birthday", "salary",
        "id number", "personal information", "personal data", "bank account", "how old", "private number", "lương của", "lương tháng", "mức lương",
        "tiền lương", "lương bao nhiêu", "lãnh lương", "ăn lương", "ở chỗ nào", "quê ở đâu", "quê quán", "nhà số mấy", "nhà số", "ở nhà nào",
        "ở ấp nào", "mấy vợ", "mấy con", "bị bịnh gì");

    private static readonly PhraseSet People = PhraseSet.Of(
        "của người dân trong", "người dân trong danh sách", "người dân trong xã", "của từng hộ", "của các hộ", "từng người dân", "của từng người",
        "của mọi người", "của người khác", "của tất cả", "các hộ nghèo", "của hộ nghèo", "của hàng xóm", "hàng xóm", "của học viên", "các học viên",
        "học viên lớp", "học viên trong", "danh sách học viên", "danh sách người dân", "danh sách hộ", "danh sách dân", "danh sách cán bộ",
        "người tham gia lớp", "những người đăng ký", "người đăng ký", "của dân", "những người", "của nó", "của anh ấy", "của chị ấy", "của ông ấy",
        "của bà ấy", "của cô ấy", "của anh ta", "của cô ta", "của ông ta", "của bà ta", "của hắn", "của người viết", "người viết bài", "tác giả bài",
        "của tác giả", "của phóng viên", "của người yêu cũ", "của bạn gái", "của vợ tôi", "của chồng tôi", "của vợ cũ", "của chồng cũ",
        "của người phản ánh", "người tố cáo", "người chê", "người không hài lòng", "other people", "of residents", "all residents", "each household",
        "my neighbor", "my neighbour", "his", "her", "their", "viết bài này", "người viết");

    private static readonly PhraseSet Leaders = PhraseSet.Of(
        "chủ tịch", "phó chủ tịch", "bí thư", "phó bí thư", "giám đốc", "phó giám đốc", "chánh văn phòng", "trưởng phòng", "phó phòng", "trưởng ấp",
        "trưởng thôn", "trưởng khóm", "trưởng công an", "công an viên", "chủ tịch hội", "bộ trưởng", "thủ tướng", "thứ trưởng", "chủ nhiệm",
        "lãnh đạo", "sếp", "thủ trưởng", "vị lãnh đạo", "người ký", "chairman", "director", "the mayor", "village head", "secretary");

    private static readonly PhraseSet Officials = PhraseSet.Of(
        "cán bộ", "công chức", "viên chức", "nhân viên", "phóng viên", "giáo viên", "tập huấn viên", "giảng viên", "nhà báo", "công an", "official",
        "officer", "officers", "officials", "trainer");

    private static readonly PhraseSet PrivateWords = PhraseSet.Of(
        "riêng", "cá nhân", "nhà riêng", "di động", "tư nhân", "ở nhà", "thu nhập", "ngày sinh", "bao nhiêu tuổi", "mấy tuổi", "căn cước",
        "chứng minh", "tài sản", "địa chỉ nhà", "nhà ở đâu", "nhà của", "quê ở đâu", "vợ con", "số tài khoản", "lý lịch", "mật khẩu", "private",
        "salary", "home address", "personal", "lương của", "lương tháng", "lương bao nhiêu", "lãnh lương");

    private static readonly PhraseSet Ordinary = PhraseSet.Of(
        "của tôi", "của em", "của mình", "của tui", "của con", "của cháu", "của chính tôi", "xóa số", "xóa sđt", "xóa dữ liệu", "xóa thông tin",
        "gỡ số", "cập nhật", "đổi số", "sửa số", "bảo vệ dữ liệu", "bảo vệ thông tin", "luật", "nghị định", "lộ thông tin", "bị lộ", "có phải khai",
        "có phải cung cấp", "có cần cung cấp", "có cần", "cần những gì", "cần giấy tờ gì", "có thu thập", "thu thập", "giữ bao lâu", "lưu bao lâu",
        "có bị lưu", "có ai biết", "có ai xem được", "có bị lộ", "có công khai", "công khai ở đâu", "được bảo mật", "cách làm", "làm ở đâu",
        "làm căn cước", "my own", "my data", "mức lương cơ sở", "lương cơ sở", "thu nhập bình quân", "nâng cao thu nhập", "tăng thu nhập",
        "tiêu chí thu nhập", "hướng dẫn người dân", "hỗ trợ người dân");

    private static readonly PhraseSet Salary = PhraseSet.Of(
        "lương ông", "lương bà", "lương anh", "lương chị", "lương giám đốc", "lương chủ tịch", "lương phó chủ tịch", "lương bí thư",
        "lương trưởng ấp", "lương trưởng phòng", "lương sếp");

    private static readonly PhraseSet AskPerson = PhraseSet.Of(
        "của ông", "của bà", "của anh", "của chị", "của cô", "của chú", "của bác", "của thầy", "của mr", "mr", "mrs", "ms", "of mr", "of mrs",
        "!ông", "!bà", "!anh", "!chị", "!cô", "!chú", "!bác", "!thầy", "!của em", "!của con", "của thằng");

    private static readonly HashSet<string> NotAName =
    [
        "con", "minh", "toi", "em", "anh", "chi", "ba", "cho", "cua", "co", "co", "la", "o", "oi", "nao", "gi", "hay", "va", "thi", "muon", "can",
        "hoi", "xin", "dang", "da", "se", "chu", "bac", "giup", "biet", "lam", "khong", "duoc", "em", "nhe", "a", "ah", "day", "kia", "ma", "ho",
        "phai", "de", "ke", "huong", "noi", "sinh", "chong", "vo", "nong", "dan", "noi", "ngoai", "bao", "nhieu", "may", "so", "dien", "thoai",
        "quan", "khi", "vay", "voi", "tai", "den", "nguyet", "tra", "chinh"
    ];

    private static readonly PhraseSet ListAsks = PhraseSet.Of(
        "danh sách họ tên", "danh sách tên", "họ tên của", "danh sách hộ nghèo", "danh sách hộ", "danh sách học viên", "danh sách người dân",
        "danh sách người học", "danh sách người tham gia", "danh sách người đăng ký", "danh sách dân", "danh sách người không hài lòng",
        "danh sách số điện thoại", "danh sách căn cước", "tên những người", "tên các hộ", "ai là hộ nghèo", "ai không hài lòng",
        "nhà nào không hài lòng", "hộ nào không hài lòng", "ai đã chấm không hài lòng", "ai chấm không hài lòng", "names of people",
        "list of residents", "list of participants", "names of the households");

    private static readonly PhraseSet Who = PhraseSet.Of("ai", "nhà nào", "hộ nào", "người nào", "những ai", "đứa nào");

    private static readonly PhraseSet Unhappy = PhraseSet.Of(
        "không hài lòng", "chê", "chấm thấp", "đánh giá thấp", "đánh giá xấu", "bỏ phiếu chống", "phản ánh xã", "tố cáo tôi");

    private static readonly PhraseSet AboutOutcome = PhraseSet.Of(
        "giải quyết", "xử lý", "trả lời", "chịu trách nhiệm", "nếu", "khi", "thì sao", "gặp ai", "báo ai", "hỏi ai", "liên hệ ai", "do ai");

    private static readonly SafetyRule Critics =
        new(AnswerStatus.PersonalData, "survey_answers", Who, Unhappy) { Within = 9, InOrder = true, Unless = AboutOutcome };

    private static readonly PhraseSet Give = PhraseSet.Of(
        "cho xin", "cho tôi", "cho em", "cho mình", "cho tui", "xin", "gửi", "gửi tôi", "cung cấp", "liệt kê", "tra", "tra cứu", "tìm", "tìm giúp",
        "kiểm tra giúp", "xem", "cho biết", "cho hỏi", "cho coi", "đưa", "in ra", "xuất", "lấy", "cần", "muốn biết", "là ai", "ai là", "ai",
        "nhà nào", "hộ nào", "give", "send", "list", "show", "find", "tell", "look up", "what is", "export");

    public static SafetyVerdict? Check(string readable, IReadOnlyList<MessageWord> words)
    {
        if (Ordinary.IsIn(words))
        {
            return null;
        }

        var list = new SafetyRule(AnswerStatus.PersonalData, "others_list", ListAsks, Give) { Within = 14 };
        if (Critics.Matches(words))
        {
            return Critics.Verdict;
        }

        if (list.Matches(words))
        {
            return list.Verdict;
        }

        if (Salary.IsIn(words))
        {
            return Verdict;
        }

        if (!Data.IsIn(words))
        {
            return null;
        }

        var people = new SafetyRule(AnswerStatus.PersonalData, "others_data", Data, People) { Within = 12 };
        var leaders = new SafetyRule(AnswerStatus.PersonalData, "officials_data", Data, Leaders) { Within = 9 };
        var officials = new SafetyRule(AnswerStatus.PersonalData, "officials_data", Officials, PrivateWords) { Within = 10 };
        foreach (var rule in (SafetyRule[])[people, leaders, officials])
        {
            if (rule.Matches(words))
            {
                return rule.Verdict;
            }
        }

        return Data.Hits(words).Any(hit => NamesPersonNear(words, hit.Start, hit.End)) ? Verdict : null;
    }

    /// <summary>"ông Tư", "chị lan", "Nguyễn Văn A" within a few words of the kind of data.</summary>
    private static bool NamesPersonNear(IReadOnlyList<MessageWord> words, int start, int end)
    {
        for (var i = Math.Max(0, start - 6); i < Math.Min(words.Count - 1, end + 8); i++)
        {
            var length = AskPerson.LengthAt(words, i);
            if (length > 0 && i + length < words.Count && (words[i + length].IsCapitalised || !NotAName.Contains(words[i + length].Folded)))
            {
                return true;
            }

            if (NameSpans.StartsFullName(words, i))
            {
                return true;
            }
        }

        return false;
    }
}
