using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Attendance;

/// <summary>Attendance in the words of screens and papers.</summary>
public static class AttendanceWords
{
    /// <summary>What stands where nothing was recorded.</summary>
    public const string NotRecorded = "chưa ghi";

    public static string Of(AttendanceStatus status) => status switch
    {
        AttendanceStatus.Present => "Có mặt",
        AttendanceStatus.Late => "Đến muộn",
        AttendanceStatus.LeftEarly => "Về sớm",
        AttendanceStatus.Excused => "Vắng có phép",
        AttendanceStatus.Absent => "Vắng",
        AttendanceStatus.NotExpected => "Không phải dự",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Of(AttendanceStatus? status) => status is { } known ? Of(known) : NotRecorded;

    public static BadgeKind ColourOf(AttendanceStatus status) => status switch
    {
        AttendanceStatus.Present => BadgeKind.Good,
        AttendanceStatus.Late or AttendanceStatus.LeftEarly => BadgeKind.Waiting,
        AttendanceStatus.Absent => BadgeKind.Stopped,
        _ => BadgeKind.Quiet,
    };

    public static string Of(MarkSource source) => source switch
    {
        MarkSource.Qr => "quét mã QR",
        MarkSource.ShortCode => "mã ngắn",
        MarkSource.Chat => "chat",
        MarkSource.List => "danh sách",
        MarkSource.Device => "thiết bị ngoại tuyến",
        MarkSource.Paper => "phiếu giấy",
        MarkSource.File => "tệp",
        MarkSource.Api => "hệ thống khác",
        MarkSource.Excuse => "xin phép trước",
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    public static string Of(ChoiceRule rule) => rule switch
    {
        ChoiceRule.Only => "chỉ có một lượt ghi",
        ChoiceRule.Latest => "lượt ghi sau cùng",
        ChoiceRule.AlreadyThere => "đã có mặt, lượt tự ghi hoặc xin phép sau đó không đổi gì",
        ChoiceRule.Correction => "sửa có lý do",
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };
}
