using NtmLearn.Lms.Imports.Tables;

namespace NtmLearn.Lms.Imports;

/// <summary>Columns that tell of classes. Most are named as the inputs they fill, so that a refusal finds its column.</summary>
internal static class OfferingFields
{
    public const string Code = "code";
    public const string Key = "key";
    public const string Course = "courseId";
    public const string Title = "title";
    public const string Day = "day";
    public const string Part = "part";
    public const string Time = "startMinute";
    public const string Venue = "venueId";
    public const string Capacity = "capacity";
    public const string Unit = "unitId";
    public const string Opens = "enrolmentOpensAt";
    public const string Closes = "enrolmentClosesAt";

    public static readonly IReadOnlyList<ImportField> All =
    [
        new(Course, true, "Mã khóa", "Khóa", "Mã khóa học", "Mã khóa tập huấn", "Khóa học", "Khóa tập huấn"),
        new(Title, true, "Tên lớp", "Lớp", "Tên lớp học", "Tên lớp tập huấn", "Lớp tập huấn"),
        new(Key, false, "Lớp số", "STT lớp", "Ký hiệu lớp", "Số lớp"),
        new(Code, false, "Mã lớp", "Mã lớp đã có"),
        new(Day, true, "Ngày", "Ngày học", "Ngày tổ chức", "Ngày tập huấn", "Ngày mở lớp"),
        new(Part, false, "Buổi", "Buổi học"),
        new(Time, false, "Giờ", "Giờ học", "Thời gian", "Buổi, giờ", "Thời gian học"),
        new(Venue, false, "Địa điểm", "Nơi học", "Địa điểm học", "Địa điểm tổ chức", "Hội trường"),
        new(Capacity, true, "Số chỗ", "Số lượng", "Chỉ tiêu", "Số học viên", "Số người", "Số lượng học viên"),
        new(Unit, false, "Đơn vị", "Xã, phường", "Xã", "Dành cho đơn vị", "Đơn vị được học"),
        new(Opens, false, "Mở đăng ký", "Ngày mở đăng ký", "Bắt đầu đăng ký", "Đăng ký từ", "Đăng ký từ ngày"),
        new(Closes, false, "Đóng đăng ký", "Hạn đăng ký", "Ngày đóng đăng ký", "Hết hạn đăng ký", "Đăng ký đến", "Đăng ký đến ngày"),
    ];

    public static readonly IReadOnlyDictionary<string, string> Example = new Dictionary<string, string>
    {
        [Course] = "DVC-CB",
        [Title] = "Dịch vụ công trực tuyến cho ấp Trà Uông",
        [Day] = "15/12/2026",
        [Part] = "Sáng",
        [Time] = "7:30 - 11:00",
        [Venue] = "Nhà văn hóa xã Song Lộc",
        [Capacity] = "40",
        [Unit] = "Xã Song Lộc, Vĩnh Long",
        [Opens] = "01/12/2026",
        [Closes] = "13/12/2026",
    };
}
