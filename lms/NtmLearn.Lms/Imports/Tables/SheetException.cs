using System.Globalization;

namespace NtmLearn.Lms.Imports.Tables;

/// <summary>A file that cannot be read as a table. The message is Vietnamese, for whoever sent the file, and says what to do.</summary>
public sealed class SheetException : Exception
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private SheetException(SheetProblem problem, string message, Exception? cause = null)
        : base(message, cause) => Problem = problem;

    public SheetProblem Problem { get; }

    internal static SheetException Empty() =>
        new(SheetProblem.Empty, "Tệp không có dữ liệu. Hãy mở tệp bằng Excel, kiểm tra trang tính đầu tiên rồi gửi lại.");

    internal static SheetException TooLarge(long mostBytes) => new(
        SheetProblem.TooLarge,
        string.Create(Vietnamese, $"Tệp lớn quá {mostBytes / 1_000_000} MB. Hãy xóa hình ảnh và các trang tính không cần, hoặc chia danh sách thành nhiều tệp."));

    internal static SheetException UnpackedTooLarge() =>
        new(SheetProblem.TooLarge, "Nội dung trong tệp quá lớn. Hãy chép danh sách sang một tệp Excel mới (chỉ dán giá trị) rồi gửi lại.");

    internal static SheetException TooManyRows(int most) => new(
        SheetProblem.TooManyRows,
        string.Create(Vietnamese, $"Danh sách dài quá {most:N0} dòng. Hãy chia thành nhiều tệp."));

    internal static SheetException TooManyColumns(int most) => new(
        SheetProblem.TooManyColumns,
        string.Create(Vietnamese, $"Bảng rộng quá {most:N0} cột. Hãy xóa các cột không cần rồi gửi lại."));

    internal static SheetException OldExcel() => new(
        SheetProblem.OldExcel,
        "Đây là tệp Excel kiểu cũ (.xls) hoặc kiểu khác mà chương trình không đọc được. Hãy mở bằng Excel, chọn Lưu thành (Save As), kiểu “Excel Workbook (*.xlsx)”, rồi gửi lại.");

    internal static SheetException Encrypted() => new(
        SheetProblem.Encrypted,
        "Tệp có mật khẩu nên không đọc được. Hãy mở bằng Excel, vào Tệp (File) > Thông tin (Info) > Bảo vệ sổ làm việc (Protect Workbook), bỏ mật khẩu, lưu rồi gửi lại.");

    internal static SheetException Broken(Exception? cause = null) =>
        new(SheetProblem.Broken, "Tệp bị hỏng hoặc chưa tải lên trọn vẹn. Hãy mở lại bằng Excel, lưu thành tệp .xlsx mới rồi gửi lại.", cause);

    internal static SheetException NotASheet() => new(
        SheetProblem.NotASheet,
        "Tệp không phải là bảng Excel (.xlsx) hay CSV. Hãy mở danh sách bằng Excel, chọn Lưu thành (Save As), kiểu “Excel Workbook (*.xlsx)”, rồi gửi lại.");

    internal static SheetException NoSuchSheet(string name, IEnumerable<string> names) => new(
        SheetProblem.NoSuchSheet,
        $"Tệp không có trang tính “{name}”. Các trang tính trong tệp: {Quoted(names)}.");

    internal static SheetException NoHeader(int firstRows, IEnumerable<string> expected) => new(
        SheetProblem.NoHeader,
        $"Không tìm thấy dòng tiêu đề cột trong {firstRows} dòng đầu. Hãy ghi tên cột ở một dòng ngay trên danh sách, ví dụ: {Quoted(expected)}.");

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"“{n}”"));
}
