using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Nominations;

/// <summary>What naming people and setting quotas says when it does not do what was asked.</summary>
internal static class QuotaRefusals
{
    public static readonly Refusal NoQuota = new(RefusalKind.NotFound, "no_quota", "Không có chỉ tiêu này, hoặc nó không phải của đơn vị bạn.");

    public static readonly Refusal DeadlineOver = new(
        RefusalKind.Conflict, "deadline_over", "Đã hết hạn cử người, chỗ còn trống đã chuyển cho người chờ. Xin gọi văn phòng điều phối nếu cần gia hạn.");

    public static readonly Refusal NoSeatsYet = new(
        RefusalKind.Conflict, "no_seats_yet", "Lớp này mới gom nhu cầu, chưa có ngày học nên chưa có chỗ để cử. Xin chờ văn phòng xếp lịch.");

    public static readonly Refusal OthersWait = new(
        RefusalKind.Conflict, "others_wait", "Chỗ này không thuộc chỉ tiêu của đơn vị và đang có người chờ, nên không thay người được. Xin rút, chỗ sẽ đến lượt người chờ trước.");

    public static readonly Refusal ApprovalFirst = new(
        RefusalKind.Conflict, "approval_first", "Lớp này phải có đơn vị duyệt. Xin rút người cũ và đăng ký người mới để đơn vị duyệt.");

    public static readonly Refusal OfficeOnly = new(RefusalKind.Forbidden, "office_only", "Chỉ văn phòng điều phối đặt và sửa chỉ tiêu.");

    public static Refusal Full(SeatQuota quota) => new(
        RefusalKind.Conflict,
        "quota_full",
        $"Đơn vị đã cử đủ {ClassSeats.LimitOf(quota)} người theo chỉ tiêu. Muốn cử thêm, xin đề nghị văn phòng điều phối cho thêm chỗ; hoặc thay một người đã cử.");
}
