using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Certificates;

/// <summary>Why certificates are not issued, corrected or revoked.</summary>
internal static class CertificateRefusals
{
    private const int MostNames = 3;

    public static readonly Refusal ClassNotFound = new(
        RefusalKind.NotFound, "class_not_found", "Không tìm thấy lớp này. Có thể lớp đã đổi mã hoặc ngoài phạm vi của anh chị.");

    public static readonly Refusal NotFound = new(
        RefusalKind.NotFound, "certificate_not_found", "Không tìm thấy giấy chứng nhận này. Xin tìm lại trong sổ.");

    public static readonly Refusal ClassNotHeld = new(
        RefusalKind.Conflict, "class_not_held", "Lớp còn nháp, đã hủy hoặc chưa có ngày học nên không cấp giấy được. Xin công bố lớp và ghi buổi học trước.");

    public static readonly Refusal NoTemplate = new(
        RefusalKind.Invalid, "template_unknown", "Mẫu giấy chứng nhận không còn dùng. Xin chọn mẫu khác.", "mau");

    public static readonly Refusal SignerMissing = new(
        RefusalKind.Invalid, "signer_missing", "Chưa có chức vụ người ký. Xin gõ, ví dụ: Chánh Văn phòng.", "chuc-vu");

    public static readonly Refusal NotInClass = new(
        RefusalKind.NotFound, "not_in_class", "Có người được chọn không học lớp này. Xin tải lại trang rồi chọn lại.", "nguoi");

    public static readonly Refusal NotValid = new(
        RefusalKind.Conflict, "certificate_not_valid", "Giấy này đã được cấp lại hoặc thu hồi nên không sửa nữa. Xin mở giấy còn hiệu lực.");

    public static readonly Refusal NothingChanged = new(
        RefusalKind.Invalid, "nothing_changed", "Chưa sửa gì so với giấy đã cấp. Xin sửa chỗ sai, hoặc in lại giấy cũ nếu chỉ mất giấy.");

    public static readonly Refusal ReasonMissing = new(
        RefusalKind.Invalid, "reason_missing", "Chưa ghi lý do. Xin gõ vào, ví dụ: ghi sai tên đệm.", "ly-do");

    public static readonly Refusal NameMissing = new(RefusalKind.Invalid, "name_missing", "Chưa ghi họ và tên. Xin gõ vào.", "ho-ten");

    public static Refusal NotByRule(IReadOnlyList<string> names) => new(
        RefusalKind.Conflict, "not_by_rule", $"{Some(names)} chưa đủ điều kiện theo quy định của khóa. Xin bỏ chọn, hoặc ghi lý do vẫn cấp.", "ly-do");

    /// <param name="letters">Which the printed family of letters does not have.</param>
    public static Refusal Unprintable(string name, string letters) => new(
        RefusalKind.Conflict, "name_not_printable", $"“{name}” có chữ không in được ({letters}). Xin ghi tên bằng chữ la-tinh trong danh sách người rồi cấp lại.", "nguoi");

    public static Refusal Text(string field, string message) => new(RefusalKind.Invalid, "text_wrong", message, field);

    private static string Some(IReadOnlyList<string> names) => names.Count <= MostNames
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MostNames))} và {names.Count - MostNames} người nữa";
}
