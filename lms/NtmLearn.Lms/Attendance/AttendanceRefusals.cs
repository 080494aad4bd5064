using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Attendance;

/// <summary>Why a mark is not taken, in the words of screens and API.</summary>
internal static class AttendanceRefusals
{
    public static readonly Refusal NoSession = new(
        RefusalKind.NotFound, "session_not_found", "Không tìm thấy buổi học này. Có thể buổi đã đổi hoặc ngoài phạm vi của anh chị.");

    public static readonly Refusal Cancelled = new(
        RefusalKind.Conflict, "session_cancelled", "Buổi học này đã hủy, không điểm danh. Nếu buổi vẫn diễn ra, xin báo văn phòng mở lại buổi.");

    public static readonly Refusal StudyVisit = new(
        RefusalKind.Conflict, "study_visit", "Chuyến tham quan học tập không điểm danh theo buổi. Xin ghi kết quả vào báo cáo chuyến đi.");

    public static readonly Refusal TooEarly = new(
        RefusalKind.Conflict, "too_early", "Buổi học chưa tới ngày, chưa điểm danh được. Xin làm lại vào ngày học.");

    public static readonly Refusal Locked = new(
        RefusalKind.Conflict, "attendance_locked", "Điểm danh của buổi này đã khóa. Xin nhờ văn phòng điều phối mở khóa buổi rồi gửi lại.");

    public static readonly Refusal NoPerson = new(
        RefusalKind.Invalid, "attendee_not_found", "Không tìm thấy người này. Xin thêm như khách mới đến.", "attendee");

    public static readonly Refusal OtherClass = new(
        RefusalKind.Invalid, "walk_in_of_other_class", "Khách này ghi ở lớp khác. Xin thêm lại như khách mới đến.", "attendee");

    public static readonly Refusal ReasonMissing = new(
        RefusalKind.Invalid, "reason_missing", "Buổi học đã qua: sửa điểm danh cần ghi lý do.", "reason");

    public static readonly Refusal KeyReused = new(
        RefusalKind.Conflict, "key_reused", "Mã của lượt ghi này đã dùng cho một lượt khác. Việc mới thì dùng mã mới.", "key");

    public static readonly Refusal BadKey = new(
        RefusalKind.Invalid, "key_invalid", "Mỗi lượt ghi cần một mã từ 1 đến 80 ký tự, không có ký tự điều khiển.", "key");

    public static readonly Refusal TooLateToUndo = new(
        RefusalKind.Conflict, "too_late_to_undo", "Buổi học đã qua, không hoàn tác được nữa. Xin sửa từng người kèm lý do.");

    public static readonly Refusal NameMissing = new(
        RefusalKind.Invalid, "name_missing", "Xin ghi họ tên khách.", "fullName");
}
