namespace NtmLearn.Lms.Jobs;

/// <summary>What the page calls a job.</summary>
internal static class JobWords
{
    public static string Of(string job) => job switch
    {
        "conversation-sweep" => "Trả lời tin nhắn còn sót",
        "zalo-outbox" => "Gửi tin Zalo",
        "zalo-pictures" => "Nhận ảnh từ Zalo",
        "zalo-templates" => "Gửi tin mẫu Zalo",
        "zalo-token" => "Gia hạn quyền Zalo",
        "text-retention" => "Xóa lời hội thoại đã hết hạn giữ",
        "notices" => "Gửi thông báo",
        "enrolments" => "Mở, đóng đăng ký; chuyển chỗ đã hết hạn",
        "completion" => "Xét hoàn thành các lớp đã kết thúc",
        "imports" => "Nhập tiếp tệp dở dang, xóa tệp đã hết hạn giữ",
        "retention" => "Xóa dữ liệu đã hết hạn giữ",
        "idempotency-retention" => "Dọn yêu cầu đã xử lý",
        _ => job,
    };
}
