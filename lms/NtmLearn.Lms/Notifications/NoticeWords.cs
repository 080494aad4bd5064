using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Notifications;

/// <summary>What screens say for rules and states of notices.</summary>
internal static class NoticeWords
{
    public static string Of(NoticeRule rule) => rule switch
    {
        NoticeRule.Enrolled => "Đã có chỗ",
        NoticeRule.SeatOffered => "Có chỗ trống, chờ xác nhận",
        NoticeRule.OfferExpired => "Hết hạn giữ chỗ",
        NoticeRule.MovedUp => "Lên từ danh sách chờ",
        NoticeRule.WaitListed => "Vào danh sách chờ",
        NoticeRule.Rejected => "Không được duyệt",
        NoticeRule.Returned => "Trả lại để bổ sung",
        NoticeRule.ClassMoved => "Đổi lịch hoặc nơi học",
        NoticeRule.ClassCancelled => "Hủy lớp",
        NoticeRule.QuotaDeadline => "Sắp hết hạn cử người",
        NoticeRule.QuotaOpened => "Được phân chỗ",
        NoticeRule.ApprovalAsked => "Có người chờ duyệt",
        NoticeRule.PasswordCode => "Mã đặt lại mật khẩu",
        NoticeRule.CertificateIssued => "Được cấp chứng nhận",
        NoticeRule.CertificateReplaced => "Cấp lại chứng nhận",
        NoticeRule.CertificateRevoked => "Thu hồi chứng nhận",
        _ => "Đã rút tên",
    };

    public static string Of(NoticeState state) => state switch
    {
        NoticeState.Waiting => "Chờ gửi",
        NoticeState.Sent => "Đã gửi",
        NoticeState.ToCall => "Cần gọi điện",
        NoticeState.Called => "Đã gọi",
        NoticeState.Failed => "Không gửi được",
        _ => "Thôi gửi",
    };

    public static BadgeKind Kind(NoticeState state) => state switch
    {
        NoticeState.Waiting => BadgeKind.Information,
        NoticeState.Sent or NoticeState.Called => BadgeKind.Good,
        NoticeState.ToCall => BadgeKind.Waiting,
        NoticeState.Failed => BadgeKind.Stopped,
        _ => BadgeKind.Quiet,
    };
}
