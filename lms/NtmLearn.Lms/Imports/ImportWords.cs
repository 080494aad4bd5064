using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Imports;

/// <summary>What screens call kinds and states.</summary>
internal static class ImportWords
{
    public static string Of(ImportKind kind) => kind switch
    {
        ImportKind.People => "Danh sách người",
        ImportKind.Enrolments => "Danh sách đăng ký học",
        ImportKind.Offerings => "Danh sách lớp, buổi học",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What is counted.</summary>
    public static string Unit(ImportKind kind) => kind == ImportKind.Offerings ? "dòng" : "người";

    public static string FileOf(ImportKind kind) => kind switch
    {
        ImportKind.People => "nguoi",
        ImportKind.Enrolments => "dang-ky",
        _ => "lop",
    };

    public static string Of(ImportState state) => state switch
    {
        ImportState.Uploaded => "Đang kiểm tra",
        ImportState.Checked => "Đã kiểm tra, chờ nhập",
        ImportState.Running => "Đang nhập",
        ImportState.Done => "Đã nhập xong",
        _ => "Dừng lại",
    };

    public static BadgeKind ColourOf(ImportState state) => state switch
    {
        ImportState.Done => BadgeKind.Good,
        ImportState.Checked => BadgeKind.Waiting,
        ImportState.Failed => BadgeKind.Stopped,
        _ => BadgeKind.Information,
    };
}
