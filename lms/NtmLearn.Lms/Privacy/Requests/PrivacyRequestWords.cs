using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Privacy.Requests;

/// <summary>What screens say for kinds and states of requests.</summary>
internal static class PrivacyRequestWords
{
    public static string Of(PrivacyRequestKind kind) => kind switch
    {
        PrivacyRequestKind.See => "Xem dữ liệu",
        PrivacyRequestKind.Correct => "Sửa dữ liệu",
        PrivacyRequestKind.Erase => "Xóa dữ liệu",
        PrivacyRequestKind.WithdrawConsent => "Thôi đồng ý",
        PrivacyRequestKind.Restrict => "Hạn chế dùng dữ liệu",
        _ => "Phản đối việc dùng dữ liệu",
    };

    public static string Of(PrivacyRequestState state) => state switch
    {
        PrivacyRequestState.Received => "Mới nhận",
        PrivacyRequestState.Answered => "Đã trả lời, đang làm",
        PrivacyRequestState.Done => "Đã xong",
        _ => "Từ chối",
    };

    public static BadgeKind Kind(PrivacyRequestState state) => state switch
    {
        PrivacyRequestState.Received => BadgeKind.Waiting,
        PrivacyRequestState.Answered => BadgeKind.Information,
        PrivacyRequestState.Done => BadgeKind.Good,
        _ => BadgeKind.Stopped,
    };
}
