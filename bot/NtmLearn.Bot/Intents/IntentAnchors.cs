namespace NtmLearn.Bot.Intents;

/// <summary>
/// Words without which an intent is not believed, however alike the sentence looks: a question about the plan that is
/// taken for a request to enrol is worse than the reverse.
/// </summary>
internal static class IntentAnchors
{
    /// <summary>Questions about the plan and its documents.</summary>
    public static readonly PhraseSet Plan = PhraseSet.Of(
        "kế hoạch", "quyết định", "chủ trì", "phối hợp", "kinh phí", "nguồn vốn", "vốn", "mục tiêu", "chỉ tiêu", "tiêu chí", "nhiệm vụ", "được giao", "giao cho", "thí điểm", "nội dung", "ban hành", "văn bản", "thông tư", "nghị định", "công văn", "sơ kết", "tổng kết", "học tập kinh nghiệm", "ai tổ chức", "ai lo", "ai dạy", "ai hướng dẫn", "ai được", "cho ai", "những ai", "đối tượng", "cơ quan nào", "đơn vị nào", "sở nào", "ngành nào", "chịu trách nhiệm", "chương trình mục tiêu", "mô hình", "theo quy định", "giám sát", "đánh giá kết quả", "là gì", "nghĩa là", "đóng tiền", "tốn tiền", "có mất tiền", "mấy nội dung", "vneid", "ocop", "hỗ trợ", "được lợi", "người dân được", "nông thôn mới", "ntm", "chuyển đổi số là", "bao lâu", "mấy năm", "có cần", "cần gì", "giấy tờ gì", "tố cáo", "phản ánh", "làm giả", "giấy tờ giả");

    /// <summary>The person speaks of a class as something to go to.</summary>
    public static readonly PhraseSet OwnTraining = PhraseSet.Of(
        "đăng ký", "ghi tên", "ghi danh", "giữ chỗ", "giữ một chỗ", "xin một chỗ", "hủy", "rút tên", "rút", "lớp của tôi", "tôi đang chờ", "danh sách chờ", "giấy chứng nhận của", "mã điểm danh", "mã vào lớp", "điểm danh", "xin nghỉ", "xin phép", "xin vắng", "lịch học của tôi", "lớp tôi");

    private static readonly PhraseSet Class = PhraseSet.Of(
        "lớp", "học", "khóa", "tập huấn", "ghi tên", "ghi danh", "class", "training", "course", "chỗ");

    private static readonly PhraseSet Procedure = PhraseSet.Of(
        "tài khoản", "vneid", "ocop", "sản phẩm", "dịch vụ công", "hồ sơ", "kết hôn", "khai sinh", "mã số", "gian hàng", "mã vùng", "thường trú",
        "tạm trú", "kinh doanh", "nhãn hiệu", "wifi", "chữ ký số", "bảo hiểm", "mô hình");

    /// <summary>Registering an account, a product or a marriage is a procedure, not a class.</summary>
    public static bool IsProcedure(IReadOnlyList<MessageWord> words) => Procedure.IsIn(words) && !Class.IsIn(words);

    private static readonly Dictionary<Intent, PhraseSet> Needed = new()
    {
        [Intent.FindClass] = PhraseSet.Of("lớp", "khóa", "khoá", "lịch học", "buổi học", "học ở đâu", "chỗ học", "lịch tập huấn", "có dạy", "mở dạy", "dạy", "tập huấn", "chỗ dạy", "class", "classes", "course", "training"),
        [Intent.Enrol] = PhraseSet.Of("đăng ký", "dky", "đki", "ghi tên", "ghi danh", "chỗ", "vô lớp", "vào lớp", "tham gia", "đi học", "tham dự", "xin học", "muốn học", "theo học", "enrol", "enroll", "sign up", "join", "register"),
        [Intent.Withdraw] = PhraseSet.Of("hủy", "rút", "bỏ", "nghỉ", "không học", "không tham gia", "không đi học", "nhường", "đổi ý", "xóa tên", "thôi học", "khỏi học", "hết học", "ko hok", "không hok", "cancel", "withdraw", "drop"),
        [Intent.QueuePosition] = PhraseSet.Of("chờ", "thứ mấy", "tới lượt", "đến lượt", "tới phiên", "đến phiên", "hàng chờ", "dự bị", "trước tôi", "số mấy", "nữa tới", "nữa đến", "queue", "waiting", "waitlist"),
        [Intent.MyClasses] = PhraseSet.Of("lớp", "lịch", "học", "đăng ký", "buổi", "khóa", "class", "classes", "schedule"),
        [Intent.MyCertificates] = PhraseSet.Of("chứng nhận", "chứng chỉ", "giấy", "bằng", "certificate", "certificates", "gcn"),
        [Intent.SignInCode] = PhraseSet.Of("mã", "điểm danh", "qr", "code", "quét", "check in", "checkin"),
        [Intent.AskExcuse] = PhraseSet.Of("vắng", "nghỉ", "xin phép", "bận", "không đi được", "không tới được", "không đến được", "không dự được", "trễ", "muộn", "ốm", "bệnh", "đám", "kẹt", "bịnh", "về sớm", "absent", "late", "không học được", "đi không được", "tới không được"),
        [Intent.LogOutreach] = PhraseSet.Of("ghi", "báo", "nhập", "cập nhật", "vừa", "mới", "ghi nhận", "báo cáo", "thêm", "lưu", "hướng dẫn bà con", "người", "log", "record"),
        [Intent.OrgOwes] = PhraseSet.Of("thiếu", "nợ", "nộp", "hạn", "trễ hạn", "báo cáo nào", "chưa gửi", "chưa báo", "owe", "missing", "overdue"),
        [Intent.LinkPhone] = PhraseSet.Of("liên kết", "kết nối", "gắn", "nối", "đổi số", "đổi sđt", "cập nhật", "thay số", "thêm số", "số mới", "nhận ra", "sửa số", "đổi điện thoại", "link", "add my number", "thêm điện thoại", "số cũ", "lưu số", "ghi số"),
        [Intent.StopMessages] = PhraseSet.Of("tin", "thông báo", "nhắn", "nhắc", "gửi", "làm phiền", "messages", "unsubscribe", "stop", "spam", "khỏi danh sách"),
        [Intent.EraseMe] = PhraseSet.Of("xóa", "xoá", "bỏ tên", "bỏ số", "đừng lưu", "không lưu", "quên tôi", "quên hết", "hủy dữ liệu", "gỡ", "xoa", "delete", "erase", "remove", "forget me"),
        [Intent.Officer] = PhraseSet.Of("cán bộ", "người", "ai trực", "ai đó", "nhân viên", "phụ trách", "tổng đài", "gọi", "liên hệ", "để lại", "câu hỏi", "gặp", "nói chuyện", "hỏi ai", "anh chị", "số điện thoại", "nhắn", "officer", "human", "person", "staff", "someone", "contact"),
        [Intent.OfficeHours] = PhraseSet.Of("giờ", "mấy h", "thứ", "chủ nhật", "làm việc", "mở cửa", "tiếp dân", "trực", "ngày nào", "khi nào", "nghỉ", "sáng", "chiều", "trưa", "làm", "hours", "open", "cuối tuần", "lễ", "thứ bảy", "tối"),
        [Intent.Greeting] = PhraseSet.Of("chào", "hello", "hi", "hey", "alo", "alô", "ê", "xin chào", "ad ơi", "ơi", "good morning", "halo", "hế lô", "lô", "helo", "hé lô", "dạ chào", "bắt đầu", "chao"),
        [Intent.Thanks] = PhraseSet.Of("cảm ơn", "cám ơn", "cảm on", "thank", "thanks", "tks", "thks", "thanh kiu", "hay quá", "tốt quá", "được rồi", "ok", "oke", "hiểu rồi", "tạm biệt", "bye", "rõ rồi", "giúp ích", "tuyệt", "camon", "cam on", "biết ơn", "ơn", "hữu ích", "mơn", "okie", "dễ hiểu"),
    };

    public static bool Holds(Intent intent, IReadOnlyList<MessageWord> words) =>
        !Needed.TryGetValue(intent, out var phrases) || phrases.IsIn(words);
}
