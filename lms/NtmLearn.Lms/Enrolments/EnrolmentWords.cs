using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Enrolments;

/// <summary>Words and colours of statuses and events. Waiting for the unit's word and waiting for a seat never look alike.</summary>
public static class EnrolmentWords
{
    public static string Of(EnrolmentStatus status) => status switch
    {
        EnrolmentStatus.Requested => "Chờ duyệt",
        EnrolmentStatus.Returned => "Trả lại để bổ sung",
        EnrolmentStatus.Rejected => "Không được duyệt",
        EnrolmentStatus.WaitListed => "Chờ chỗ",
        EnrolmentStatus.Offered => "Có chỗ, chờ nhận",
        EnrolmentStatus.Expired => "Quá hạn nhận chỗ",
        EnrolmentStatus.Enrolled => "Đã có chỗ",
        EnrolmentStatus.Withdrawn => "Đã rút",
        EnrolmentStatus.Completed => "Hoàn thành",
        EnrolmentStatus.NotCompleted => "Chưa hoàn thành",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static BadgeKind ColourOf(EnrolmentStatus status) => status switch
    {
        EnrolmentStatus.Requested => BadgeKind.Information,
        EnrolmentStatus.WaitListed or EnrolmentStatus.Offered => BadgeKind.Waiting,
        EnrolmentStatus.Enrolled or EnrolmentStatus.Completed => BadgeKind.Good,
        EnrolmentStatus.Rejected or EnrolmentStatus.Returned => BadgeKind.Stopped,
        _ => BadgeKind.Quiet,
    };

    public static string Of(EnrolmentEvent what) => what switch
    {
        EnrolmentEvent.Request => "Gửi đăng ký, chờ đơn vị duyệt",
        EnrolmentEvent.Admit => "Được nhận vào lớp",
        EnrolmentEvent.Queue => "Vào danh sách chờ chỗ",
        EnrolmentEvent.Approve => "Đơn vị duyệt, có chỗ",
        EnrolmentEvent.ApproveToQueue => "Đơn vị duyệt, vào danh sách chờ chỗ",
        EnrolmentEvent.Return => "Trả lại để bổ sung",
        EnrolmentEvent.Resubmit => "Gửi lại",
        EnrolmentEvent.Reject => "Không duyệt",
        EnrolmentEvent.Escalate => "Quá hạn duyệt, chuyển lên",
        EnrolmentEvent.Offer => "Được giữ một chỗ, chờ trả lời",
        EnrolmentEvent.MoveUp => "Lên từ danh sách chờ",
        EnrolmentEvent.Accept => "Nhận chỗ",
        EnrolmentEvent.Expire => "Quá hạn nhận chỗ",
        EnrolmentEvent.Withdraw => "Rút khỏi lớp",
        EnrolmentEvent.GiveWay => "Nhường chỗ cho người thay",
        EnrolmentEvent.TakeOver => "Vào thay",
        EnrolmentEvent.Complete => "Hoàn thành",
        EnrolmentEvent.NotComplete => "Chưa hoàn thành",
        EnrolmentEvent.ClassOver => "Lớp hủy hoặc đã bắt đầu",
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    public static string Of(EnrolmentPath path) => path switch
    {
        EnrolmentPath.Self => "Tự đăng ký",
        EnrolmentPath.Citizen => "Bà con tự đăng ký",
        EnrolmentPath.Nomination => "Đơn vị cử",
        EnrolmentPath.Import => "Từ tệp",
        EnrolmentPath.Office => "Văn phòng ghi",
        EnrolmentPath.Api => "Từ hệ thống khác",
        EnrolmentPath.Chat => "Qua trò chuyện",
        _ => throw new ArgumentOutOfRangeException(nameof(path)),
    };
}
