using System.Text;
using NtmLearn.Lms.Imports.Tables;

namespace NtmLearn.Lms.Tests.Imports;

public sealed class CsvReadingTests
{
    private const string List = "Họ và tên;Điện thoại\r\nNguyễn Thị Ánh;0912345678\r\nTrần Văn Đức;0987654321\r\n";

    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    static CsvReadingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public void Rows_Unicode_IsReadWithAndWithoutMark(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);

        AssertList([.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(List)]);
    }

    [Fact]
    public void Rows_Windows1258_IsRead()
    {
        // The code page has marks of its own for tones, and composed letters for the rest.
        var text = string.Concat(List.Select(letter =>
        {
            var apart = letter.ToString().Normalize(NormalizationForm.FormD);
            var tones = apart.Where(Tones.Contains).ToArray();
            return string.Concat(apart.Where(c => !Tones.Contains(c))).Normalize(NormalizationForm.FormC) + new string(tones);
        }));

        AssertList(Encoding.GetEncoding(1258).GetBytes(text));
    }

    [Fact]
    public void Table_LegacyFontsInAnsiFile_AreConverted()
    {
        ImportField[] fields = [new("name", true, "Họ và tên"), new("phone", false, "Điện thoại")];
        foreach (var (text, notes) in new[]
        {
            ("Hä vµ tªn;§iÖn tho¹i\r\nNguyÔn ThÞ ¸nh;0912345678\r\nTrÇn V¨n §øc;0987654321\r\n", CellNotes.ConvertedFromTcvn3),
            ("Hoï vaø teân;Ñieän thoaïi\r\nNguyeãn Thò AÙnh;0912345678\r\nTraàn Vaên Ñöùc;0987654321\r\n", CellNotes.ConvertedFromVni),
        })
        {
            using var file = new MemoryStream(Encoding.GetEncoding(1252).GetBytes(text));
            using var table = SheetTable.Open(file, fields);
            var rows = table.Rows().ToList();

            Assert.Equal(["Nguyễn Thị Ánh", "Trần Văn Đức"], rows.Select(r => r["name"]));
            Assert.All(rows, r => Assert.Equal([("name", notes)], r.Notes));
        }
    }

    [Theory]
    [InlineData("a,b,c\nd,e,f", 3)]
    [InlineData("a;b;c\nd;e;f", 3)]
    [InlineData("a\tb\tc\nd\te\tf", 3)]
    [InlineData("Danh sách, năm 2025, xã A\na;b;c\nd;1,5;f\ng;2,5;h", 3)]
    [InlineData("\"a;b;c;d\",b,c\nd,e,f", 3)]
    [InlineData("sep=|\na|b;x|c\nd|e|f", 3)]
    [InlineData("một\nhai", 1)]
    public void Rows_Separator_IsFoundByLooking(string text, int columns) =>
        Assert.Equal(columns, Read(Encoding.UTF8.GetBytes(text))[^1].Cells.Count);

    [Fact]
    public void Rows_QuotesAndBlankRows_AreAsTheOfficeSeesThem()
    {
        var rows = Read(Encoding.UTF8.GetBytes("a,\"b \"\"c\"\"\r\nd\",0912\r\n\r\n,,\r\n'=1+1,'+84,'x\rz,,"));

        Assert.Equal([1, 4, 5], rows.Select(r => r.Number));
        Assert.Equal(["a", "b \"c\"\r\nd", "0912"], rows[0].Cells);
        Assert.Equal(["=1+1", "+84", "'x"], rows[1].Cells);
        Assert.Equal(["z"], rows[2].Cells);
    }

    [Theory]
    [InlineData("a,\"b", SheetProblem.Broken)]
    [InlineData(" \r\n\r\n", SheetProblem.Empty)]
    public void Rows_BadText_SaysSo(string text, SheetProblem expected) =>
        Assert.Equal(expected, Assert.Throws<SheetException>(() => Read(Encoding.UTF8.GetBytes(text))).Problem);

    private static void AssertList(byte[] bytes)
    {
        var rows = Read(bytes);

        Assert.Equal(["Họ và tên", "Điện thoại"], rows[0].Cells.Select(c => CellText.Mend(c).Text));
        Assert.Equal(["Nguyễn Thị Ánh", "0912345678"], rows[1].Cells.Select(c => CellText.Mend(c).Text));
        Assert.Equal(["Trần Văn Đức", "0987654321"], rows[2].Cells.Select(c => CellText.Mend(c).Text));
    }

    private static List<SheetRow> Read(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        using var reader = SheetReader.Open(file);
        return [.. reader.Rows()];
    }
}
