using System.IO.Compression;
using System.Text;
using MiniExcelLibs;
using NtmLearn.Lms.Imports.Tables;

namespace NtmLearn.Lms.Tests.Imports;

public sealed class XlsxReadingTests
{
    [Theory]
    [InlineData("0000000000", "912345678", "0912345678")]
    [InlineData("0000 000 000", "912345678", "0912345678")]
    [InlineData("000000000000", "84175000123", "084175000123")]
    [InlineData("0", "912345678", "912345678")]
    [InlineData("0.00", "12.5", "12.5")]
    [InlineData("#,##0\" đồng\"", "1500000", "1500000")]
    [InlineData("General", "9.12345678E8", "912345678")]
    [InlineData("General", "1975.0", "1975")]
    [InlineData("General", "0.1", "0.1")]
    [InlineData("General", "84175000123", "84175000123")]
    [InlineData("dd/mm/yyyy", "27465", "12/03/1975")]
    [InlineData("[$-42A]dd mmmm yyyy;@", "27465", "12/03/1975")]
    [InlineData("\"Ngày\" d/m/yyyy", "45292", "01/01/2024")]
    [InlineData("dd/mm/yyyy hh:mm", "45292.3125", "01/01/2024 07:30")]
    [InlineData("h:mm", "0.3125", "07:30")]
    [InlineData("dd/mm/yyyy", "1", "01/01/1900")]
    [InlineData("[Red]0", "5", "5")]
    public void Rows_Number_IsShownAsTheOfficeSeesIt(string format, string value, string expected)
    {
        using var file = new Workbook().WithFormat(format).With("A", $"""<row r="1"><c r="A1" s="1"><v>{value}</v></c></row>""").ToStream();

        Assert.Equal(expected, Assert.Single(Read(file)).Cell(0));
    }

    [Fact]
    public void Rows_DaysCountedFrom1904_AreRight()
    {
        using var file = new Workbook { StartsIn1904 = true }.WithFormat("d/m/yyyy").With("A", """<row r="1"><c s="1"><v>26003</v></c></row>""").ToStream();

        Assert.Equal("12/03/1975", Read(file)[0].Cell(0));
    }

    [Fact]
    public void Rows_KindsOfCells_AreText()
    {
        using var file = new Workbook { SharedTexts = "<si><t>0912</t></si><si><r><t>Nguyễn </t></r><r><t>An</t></r><rPh><t>x</t></rPh></si><si/>" }.With("A", """
            <row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="str"><f>A3&amp;"1"</f><v>09121</v></c>
            <c r="F3" t="e"><v>#N/A</v></c><c t="inlineStr"><is><t>a_x000D_b</t></is></c><c t="s"><v>2</v></c><c/><c t="d"><v>1975-03-12</v></c></row>
            <row r="4"><c r="A4" s="1"/></row><row r="5"/><row r="9"><c r="B9"><v>7</v></c></row>
            """).ToStream();

        var rows = Read(file);

        Assert.Equal([3, 9], rows.Select(r => r.Number));
        Assert.Equal(["0912", "", "Nguyễn An", "TRUE", "09121", "#N/A", "a\rb", "", "", "12/03/1975"], rows[0].Cells);
        Assert.Equal(["", "7"], rows[1].Cells);
    }

    [Fact]
    public void Open_Sheets_FirstVisibleOrByName()
    {
        using var file = new Workbook().With("Ẩn", Workbook.Rows(["ẩn"]), isHidden: true)
            .With("Danh sách", Workbook.Rows(["một"])).With("Khác", Workbook.Rows(["hai"])).ToStream();

        Assert.Equal("một", Read(file)[0].Cell(0));
        Assert.Equal("hai", Read(file, new SheetReadOptions { SheetName = "KHÁC" })[0].Cell(0));
        using var reader = SheetReader.Open(file);
        Assert.Equal(["Danh sách", "Khác"], reader.SheetNames);
        var error = Assert.Throws<SheetException>(() => Read(file, new SheetReadOptions { SheetName = "Lớp 2" }));
        Assert.Equal(SheetProblem.NoSuchSheet, error.Problem);
        Assert.Contains("“Danh sách”, “Khác”", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_FileOfAnotherProgram_IsRead()
    {
        using var file = new MemoryStream();
        file.SaveAs(new[] { new { HoTen = "Nguyễn Thị Á", Ngay = new DateTime(1975, 3, 12), So = 12, DienThoai = "0912345678" } });

        var rows = Read(file);

        Assert.Equal(["HoTen", "Ngay", "So", "DienThoai"], rows[0].Cells);
        Assert.Equal(["Nguyễn Thị Á", "12/03/1975", "12", "0912345678"], rows[1].Cells);
    }

    [Fact]
    public void Open_StreamThatCannotSeek_IsRead()
    {
        using var file = Workbook.Of(["một"]);
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            file.CopyTo(zip);
        }

        packed.Position = 0;
        using var oneWay = new GZipStream(packed, CompressionMode.Decompress);

        Assert.Equal("một", Read(oneWay)[0].Cell(0));
    }

    [Fact]
    public void Open_OldExcel_SaysHowToSave() => AssertProblem(SheetProblem.OldExcel, Compound("Workbook"));

    [Fact]
    public void Open_FileWithPassword_SaysHowToTakeItOff() => AssertProblem(SheetProblem.Encrypted, Compound("EncryptedPackage"));

    [Fact]
    public void Open_Nothing_IsEmpty() => AssertProblem(SheetProblem.Empty, []);

    [Fact]
    public void Open_ZipOfSomethingElse_IsNoSheet()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("word/document.xml");
        }

        AssertProblem(SheetProblem.NotASheet, file.ToArray());
    }

    [Theory]
    [InlineData("<html><table><tr><td>Họ tên</td></tr></table></html>")]
    [InlineData("%PDF-1.7")]
    [InlineData("ab\0\0")]
    public void Open_OtherKindsOfFiles_AreNoSheet(string content) => AssertProblem(SheetProblem.NotASheet, Encoding.UTF8.GetBytes(content));

    [Fact]
    public void Rows_AnyCutOrBentFile_IsReadOrSaysBroken()
    {
        var whole = Workbook.Of([.. Enumerable.Range(0, 300).Select(i => new[] { $"Người {i}", $"{i * 7919}" })]).ToArray();
        var random = new Random(4);
        for (var round = 0; round < 300; round++)
        {
            var bytes = round % 2 == 0 ? whole[..random.Next(8, whole.Length)] : [.. whole];
            bytes[random.Next(8, bytes.Length)] ^= (byte)random.Next(1, 255);
            try
            {
                using var file = new MemoryStream(bytes);
                Read(file);
            }
            catch (SheetException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }
    }

    [Fact]
    public void Open_FileOverTheLimit_IsRefused()
    {
        using var file = Workbook.Of(["một"]);

        AssertProblem(SheetProblem.TooLarge, file.ToArray(), new SheetReadOptions { MaxBytes = 100 });
    }

    [Fact]
    public void Rows_ZipThatUnfoldsWithoutEnd_IsRefused()
    {
        var options = new SheetReadOptions { MaxUnpackedBytes = 3_000_000 };
        using var rows = new Workbook().With("A", string.Concat(Enumerable.Repeat("<row/>", 1_000_000))).ToStream();
        using var text = new Workbook().With("A", $"<row><c t=\"inlineStr\"><is><t>{new string('a', 2_000_000)}</t></is></c></row>").ToStream();

        Assert.True(rows.Length < 100_000);
        AssertProblem(SheetProblem.TooLarge, rows.ToArray(), options);
        AssertProblem(SheetProblem.TooLarge, text.ToArray(), options);
    }

    [Fact]
    public void Rows_ZipThatLiesAboutItsSize_IsRefused()
    {
        using var file = new Workbook().With("A", string.Concat(Enumerable.Repeat("<row/>", 1_000_000))).ToStream();
        var bytes = file.ToArray();

        // The size unpacked stands 24 bytes into an entry of the directory.
        for (var i = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8); i >= 0; i = bytes.AsSpan(0, i).LastIndexOf("PK\u0001\u0002"u8))
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(i + 24), Math.Min(1000, BitConverter.ToInt32(bytes, i + 24)));
        }

        using var bent = new MemoryStream(bytes);
        var error = Assert.Throws<SheetException>(() => Read(bent, new SheetReadOptions { MaxUnpackedBytes = 1_000_000 }));
        Assert.True(error.Problem is SheetProblem.TooLarge or SheetProblem.Broken);
    }

    [Fact]
    public void Rows_TooManyOrTooWide_AreRefused()
    {
        using var file = Workbook.Of(["a", "b", "c"], ["d"], ["e"]);

        AssertProblem(SheetProblem.TooManyRows, file.ToArray(), new SheetReadOptions { MaxRows = 2 });
        AssertProblem(SheetProblem.TooManyColumns, file.ToArray(), new SheetReadOptions { MaxColumns = 2 });
        Assert.Equal(3, Read(file, new SheetReadOptions { MaxRows = 3, MaxColumns = 3 }).Count);
    }

    [Fact]
    public void Rows_DocumentTypeInside_IsBroken()
    {
        using var file = new Workbook().With("A", "").ToStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet0.xml")!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet0.xml").Open());
            writer.Write("<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet>&b;</worksheet>");
        }

        AssertProblem(SheetProblem.Broken, file.ToArray());
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(701, "ZZ")]
    [InlineData(702, "AAA")]
    public void ColumnName_Position_IsLetters(int column, string expected) => Assert.Equal(expected, SheetRow.ColumnName(column));

    private static byte[] Compound(string name) =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[65_520], .. Encoding.Unicode.GetBytes(name), .. new byte[500]];

    private static void AssertProblem(SheetProblem expected, byte[] bytes, SheetReadOptions? options = null)
    {
        using var file = new MemoryStream(bytes);
        var error = Assert.Throws<SheetException>(() => Read(file, options));
        Assert.Equal(expected, error.Problem);
    }

    private static List<SheetRow> Read(Stream stream, SheetReadOptions? options = null)
    {
        using var reader = SheetReader.Open(stream, options);
        return [.. reader.Rows()];
    }
}
