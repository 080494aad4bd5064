using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Attendance.Devices;

/// <summary>Why a device is not let in, or something it sends is not taken.</summary>
internal static class DeviceRefusals
{
    public static readonly Refusal Unknown = new(
        RefusalKind.Forbidden, "device_unknown", "Máy này chưa được cho điểm danh. Xin người phụ trách tạo liên kết mới rồi mở bằng máy này; dữ liệu chờ gửi vẫn còn.");

    public static readonly Refusal Revoked = new(
        RefusalKind.Forbidden, "device_revoked", "Máy này đã bị thu hồi quyền điểm danh. Xin người phụ trách tạo liên kết mới rồi mở bằng máy này; dữ liệu chờ gửi vẫn còn.");

    public static readonly Refusal Over = new(
        RefusalKind.Forbidden, "device_over", "Liên kết của máy này đã hết hạn. Xin người phụ trách tạo liên kết mới rồi mở bằng máy này; dữ liệu chờ gửi vẫn còn.");

    public static readonly Refusal NoMoreList = new(
        RefusalKind.Forbidden, "device_list_over", "Máy này đã hết giờ giữ danh sách, chỉ còn gửi được những gì đã ghi. Muốn điểm danh tiếp, xin tạo liên kết mới.");

    public static readonly Refusal TextTooLong = new(
        RefusalKind.Invalid, "too_long", "Họ tên, nơi ở hoặc lý do quá dài. Xin bỏ mục này rồi ghi lại ngắn hơn.");

    public static readonly Refusal YearWrong = new(
        RefusalKind.Invalid, "year_wrong", "Năm sinh không đúng. Xin bỏ mục này rồi thêm lại khách với năm sinh đúng.", "yearOfBirth");

    public static readonly Refusal Incomplete = new(
        RefusalKind.Invalid, "incomplete", "Mục này thiếu thông tin nên không ghi được. Xin bỏ mục này rồi ghi lại.");
}
