using System.Text;
using NtmLearn.Lms.Imports.Tables;

namespace NtmLearn.Lms.Tests.Imports;

public sealed class HeaderTests
{
    private static readonly ImportField[] Fields =
    [
        new("name", true, "Họ và tên", "Họ tên", "Tên học viên") { Parts = [["Họ", "Họ và tên đệm", "Họ đệm"], ["Tên"]] },
        new("year", false, "Năm sinh", "Ngày sinh"),
        new("sex", false, "Giới tính", "Phái"),
        new("male", false, "Nam"),
        new("female", false, "Nữ"),
        new("unit", true, "Đơn vị", "Cơ quan"),
        new("phone", false, "Điện thoại", "Số ĐT", "SĐT"),
    ];

    [Fact]
    public void Open_TitlesAndBlankRowsAbove_AreSkipped()
    {
        using var table = Open(
            ["UBND TỈNH TRÀ VINH"], ["Sở Nông nghiệp"], null, ["DANH SÁCH HỌC VIÊN"], null, null,
            ["STT", "HỌ  VÀ TÊN (*)", "năm sinh (dd/mm/yyyy)", "Don vi", "So dt.", "Ghi chú"],
            ["1", "Nguyễn An", "1975", "Xã A", "0912345678", "x"],
            null,
            ["2", "Trần Bình", "", "Xã B"]);

        var rows = table.Rows().ToList();

        Assert.Equal([8, 10], rows.Select(r => r.Number));
        Assert.Equal(("Nguyễn An", "1975", "Xã A", "0912345678", ""), (rows[0]["name"], rows[0]["year"], rows[0]["unit"], rows[0]["phone"], rows[0]["sex"]));
        Assert.Equal(("Trần Bình", ""), (rows[1]["name"], rows[1]["phone"]));
        Assert.Empty(table.Header.Errors());
        Assert.Equal(["Cột F “Ghi chú” không được nhập."], table.Header.Remarks());
    }

    [Fact]
    public void Open_HeadingMergedOverTwoRows_IsReadFromBoth()
    {
        using var table = Open(
            ["DANH SÁCH"],
            ["STT", "Họ và tên", "Giới tính", "", "Đơn vị"],
            ["", "", "Nam", "Nữ", ""],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["1", "Nguyễn An", "", "x", "Xã A"]);

        var row = Assert.Single(table.Rows());

        Assert.Equal(("Nguyễn An", "", "x", "Xã A"), (row["name"], row["male"], row["female"], row["unit"]));
    }

    [Fact]
    public void Open_FirstRowOfTheListThatNamesASex_IsNoHeader()
    {
        using var table = Open(["Họ và tên", "Giới tính", "Đơn vị"], ["Nguyễn An", "Nam", "Xã A"], ["Trần Bình", "Nữ", "Xã B"]);

        Assert.Equal(["Nam", "Nữ"], table.Rows().Select(r => r["sex"]));
    }

    [Fact]
    public void Open_NameInTwoColumns_IsJoined()
    {
        using var named = Open(["Họ và tên đệm", "Tên", "Đơn vị"], ["Nguyễn  Văn ", "An", "Xã A"], ["", "Bình", "Xã B"]);
        using var merged = Open(["TT", "Họ và tên", "", "Đơn vị"], ["1", "Nguyễn Văn", "An", "Xã A"], ["2", "Trần Bình", "", "Xã B"]);

        Assert.Equal(["Nguyễn Văn An", "Bình"], named.Rows().Select(r => r["name"]));
        Assert.Equal(["Nguyễn Văn An", "Trần Bình"], merged.Rows().Select(r => r["name"]));
        Assert.Equal(["Xã A", "Xã B"], merged.Rows().Select(r => r["unit"]));
    }

    [Fact]
    public void Errors_MissingAndDoubled_AreToldWithTheirColumns()
    {
        using var table = Open(["Họ và tên", "SĐT", "Điện thoại"], ["Nguyễn An", "1", "2"]);

        Assert.Equal(
            ["Thiếu cột “Đơn vị”. Hãy thêm cột này vào dòng tiêu đề.", "Có 2 cột cùng là “Điện thoại” (cột B, C). Hãy chỉ giữ một cột."],
            table.Header.Errors());
        Assert.Equal("1", table.Rows().Single()["phone"]);
    }

    [Fact]
    public void Open_DecomposedHeaderWithByteOrderMark_IsFound()
    {
        using var table = Open(["\uFEFFHọ và tên".Normalize(NormalizationForm.FormD), "Đơn\u00A0vị"], ["Nguyễn An", "Xã A"]);

        Assert.Empty(table.Header.Errors());
    }

    [Fact]
    public void Open_NoHeaderWithinTheFirstRows_NamesTheColumns()
    {
        var error = Assert.Throws<SheetException>(() => Open(["a", "b"], ["Nguyễn An", "1975"]));
        var tooFar = Assert.Throws<SheetException>(() => Open([.. Enumerable.Repeat<string[]>(["x"], 15), ["Họ và tên", "Đơn vị"]]));

        Assert.Equal((SheetProblem.NoHeader, SheetProblem.NoHeader), (error.Problem, tooFar.Problem));
        Assert.Contains("“Họ và tên”, “Đơn vị”", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HeaderMap_FieldsThatShareAnAlias_AreRefused() =>
        Assert.Throws<ArgumentException>(() => new HeaderMap([new ImportField("a", true, "Tên"), new ImportField("b", true, "TEN")], ["Tên"]));

    private static SheetTable Open(params string[]?[] rows) => SheetTable.Open(Workbook.Of(rows), Fields);
}
