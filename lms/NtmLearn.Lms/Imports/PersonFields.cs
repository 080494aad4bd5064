using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Imports;

/// <summary>Columns that tell of a person. Named as the inputs they fill, so that a refusal finds its column.</summary>
internal static class PersonFields
{
    public const string Male = "Male";
    public const string Female = "Female";

    public static readonly IReadOnlyList<ImportField> All =
    [
        new(nameof(PersonInput.FullName), true, "Họ và tên", "Họ tên", "Tên đầy đủ", "Họ và tên học viên", "Họ tên học viên", "Họ và tên cán bộ", "Họ tên cán bộ", "Tên học viên", "Full name")
        {
            Parts = [["Họ và tên đệm", "Họ", "Họ đệm", "Họ lót", "Họ và chữ lót", "Họ và chữ đệm"], ["Tên"]],
        },
        new(nameof(PersonInput.YearOfBirth), false, "Năm sinh", "Ngày sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Sinh năm", "Ngày, năm sinh", "NS"),
        new(nameof(PersonInput.Sex), false, "Giới tính", "Giới", "Phái"),
        new(Male, false, "Nam", "Giới tính Nam", "Năm sinh Nam", "Ngày sinh Nam"),
        new(Female, false, "Nữ", "Giới tính Nữ", "Năm sinh Nữ", "Ngày sinh Nữ"),
        new(nameof(PersonInput.Phone), false, "Điện thoại", "Số điện thoại", "SĐT", "ĐT", "Số ĐT", "Di động", "Điện thoại di động", "ĐTDĐ", "Điện thoại liên hệ", "Số điện thoại liên hệ"),
        new(nameof(PersonInput.Email), false, "Thư điện tử", "Email", "Địa chỉ email", "Hộp thư", "Địa chỉ thư điện tử"),
        new(nameof(PersonInput.IdNumber), false, "Số CCCD", "CCCD", "CMND", "Số CMND", "CCCD/CMND", "CMND/CCCD", "Số CCCD/CMND", "Số CMND/CCCD", "Căn cước", "Số căn cước", "Căn cước công dân", "Số căn cước công dân", "Số định danh", "Số định danh cá nhân"),
        new(nameof(PersonInput.UnitId), false, "Đơn vị", "Xã, phường", "Xã", "Phường, xã", "Xã, phường, thị trấn", "Đơn vị hành chính", "Địa phương", "Xã nơi ở"),
        new(nameof(PersonInput.HamletId), false, "Ấp, khóm", "Ấp", "Khóm", "Thôn", "Ấp, khóm, khu phố"),
        new(nameof(PostInput.Title), false, "Chức vụ", "Chức danh", "Chức vụ, chức danh", "Chức danh, chức vụ"),
        new(nameof(PostInput.OrganisationId), false, "Cơ quan", "Cơ quan công tác", "Đơn vị công tác", "Nơi công tác", "Tổ chức", "Cơ quan, đơn vị", "Cơ quan, đơn vị công tác"),
        new(nameof(PostInput.ProgrammeRole), false, "Việc trong chương trình", "Nhiệm vụ trong chương trình", "Nhiệm vụ", "Nhiệm vụ được giao", "Phụ trách", "Công việc phụ trách"),
    ];

    public static readonly IReadOnlyDictionary<string, string> Example = new Dictionary<string, string>
    {
        [nameof(PersonInput.FullName)] = "Thạch Thị Sa Rây",
        [nameof(PersonInput.YearOfBirth)] = "1985",
        [nameof(PersonInput.Sex)] = "Nữ",
        [nameof(PersonInput.Phone)] = "0912 345 678",
        [nameof(PersonInput.Email)] = "saray@example.vn",
        [nameof(PersonInput.IdNumber)] = "084185001234",
        [nameof(PersonInput.UnitId)] = "Xã Song Lộc, Vĩnh Long",
        [nameof(PersonInput.HamletId)] = "Ấp Trà Uông",
        [nameof(PostInput.Title)] = "Trưởng ấp",
        [nameof(PostInput.ProgrammeRole)] = "Tổ công nghệ số cộng đồng",
    };
}
