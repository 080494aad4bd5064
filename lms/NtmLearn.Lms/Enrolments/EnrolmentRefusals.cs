using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Enrolments;

/// <summary>What enrolling says when it does not do what was asked; the same sentence on every path.</summary>
internal static class EnrolmentRefusals
{
    public static readonly Refusal NoClass = new(RefusalKind.NotFound, "no_class", "Không có lớp này. Xin xem lại mã lớp.");

    public static readonly Refusal NoPerson = new(RefusalKind.NotFound, "no_person", "Không có người này trong danh sách. Xin tìm lại.");

    public static readonly Refusal NoEnrolment = new(RefusalKind.NotFound, "no_enrolment", "Không có đăng ký này, hoặc nó ngoài phạm vi của bạn.");

    public static readonly Refusal NotYours = new(RefusalKind.Forbidden, "not_yours", "Bạn không có quyền làm việc này cho người đó. Xin nhờ đơn vị của họ hoặc văn phòng.");

    public static readonly Refusal ReasonNeeded = new(RefusalKind.Invalid, "reason_needed", "Xin ghi lý do, để người học biết phải làm gì tiếp.", "reason");

    public static readonly Refusal OfferOver = new(
        RefusalKind.Conflict, "offer_over", "Không có chỗ nào đang được giữ: thời hạn trả lời đã qua. Nếu vẫn muốn học, xin đăng ký lại để vào danh sách chờ.");

    public static readonly Refusal NotWaitingForApproval = new(
        RefusalKind.Conflict, "not_requested", "Đăng ký này không còn chờ duyệt: có thể người khác đã quyết định. Xin tải lại trang.");

    public static Refusal Closed(string sentence) => new(RefusalKind.Conflict, "class_closed", sentence);

    public static Refusal NotNow(EnrolmentStatus status) => new(
        RefusalKind.Conflict, "not_in_this_state", $"Không làm được, vì đăng ký đang ở trạng thái “{EnrolmentWords.Of(status)}”. Xin tải lại trang.");

    /// <summary>Somebody who is in the class already is not taken a second time.</summary>
    /// <param name="bySeat">Gets a seat of a unit, so that waiting for one does not stand in the way.</param>
    public static Refusal? AlreadyIn(EnrolmentStatus status, bool bySeat) => status switch
    {
        EnrolmentStatus.Withdrawn or EnrolmentStatus.Expired or EnrolmentStatus.Rejected => null,
        EnrolmentStatus.Requested or EnrolmentStatus.Returned or EnrolmentStatus.WaitListed when bySeat => null,
        EnrolmentStatus.Offered => new Refusal(
            RefusalKind.Conflict, "already_enrolled", "Người này đang được giữ một chỗ ở lớp này và chỉ cần bấm nhận chỗ."),
        _ => new Refusal(
            RefusalKind.Conflict, "already_enrolled", $"Người này đã có đăng ký ở lớp này, trạng thái “{EnrolmentWords.Of(status)}”. Không cần đăng ký lại."),
    };
}
