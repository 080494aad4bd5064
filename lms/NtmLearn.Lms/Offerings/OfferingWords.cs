using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Offerings;

/// <summary>What the office calls states and kinds.</summary>
public static class OfferingWords
{
    public static string Of(OfferingStatus status) => status switch
    {
        OfferingStatus.Draft => "Bản nháp",
        OfferingStatus.Open => "Đang nhận",
        OfferingStatus.Full => "Đã đủ",
        OfferingStatus.Running => "Đang học",
        OfferingStatus.Completed => "Đã xong",
        _ => "Đã hủy",
    };

    public static BadgeKind BadgeOf(OfferingStatus status) => status switch
    {
        OfferingStatus.Open => BadgeKind.Good,
        OfferingStatus.Full => BadgeKind.Waiting,
        OfferingStatus.Running => BadgeKind.Information,
        OfferingStatus.Cancelled => BadgeKind.Stopped,
        _ => BadgeKind.Quiet,
    };

    public static string Of(OfferingKind kind) => kind switch
    {
        OfferingKind.StudyVisit => "Tham quan học tập",
        OfferingKind.Demand => "Gom nhu cầu, chưa có ngày",
        _ => "Lớp học",
    };

    public static string Of(OfferingAccess access) => access switch
    {
        OfferingAccess.Officials => "Cán bộ có tài khoản",
        OfferingAccess.NominatedOnly => "Chỉ người được cử",
        _ => "Mọi người",
    };

    public static string Of(FundingSource source) => source switch
    {
        FundingSource.NtmBudget => "Sự nghiệp NTM",
        FundingSource.Donated => "Xã hội hóa",
        FundingSource.OtherProgramme => "Lồng ghép",
        _ => "Huy động hợp pháp khác",
    };

    public static string Of(AvoidedDayKind kind) => kind switch
    {
        AvoidedDayKind.PublicHoliday => "Ngày lễ",
        AvoidedDayKind.LunarNewYear => "Tết Nguyên đán",
        AvoidedDayKind.KhmerFestival => "Lễ hội Khmer",
        _ => "Ngày khác",
    };

    public static string Of(AudienceLevels level) => level switch
    {
        AudienceLevels.Province => "Cán bộ tỉnh",
        AudienceLevels.District => "Cán bộ huyện (trước 7/2025)",
        AudienceLevels.Commune => "Cán bộ xã, phường",
        AudienceLevels.Hamlet => "Ấp, khóm",
        _ => "Người dân",
    };

    /// <summary>24/11/2026, or from the first day to the last.</summary>
    public static string Days(DateOnly? first, DateOnly? last) =>
        first is not { } from ? "Chưa có ngày" : last is { } to && to != from ? $"{ScreenFormat.Day(from)} – {ScreenFormat.Day(to)}" : ScreenFormat.Day(from);
}
