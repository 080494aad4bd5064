using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using MiniExcelLibs;
using NtmLearn.Lms.Imports.Tables;

namespace NtmLearn.Lms.Tests.Imports;

public sealed class SheetWritingTests
{
    private static readonly SheetColumn[] Columns = [new("Họ và tên", 30), new("Điện thoại"), new("Ghi chú", 40.5)];

    private static readonly string[] Awkward =
    [
        "0912345678", "=1+1", "+84912345678", "-5", "@SUM(A1)", "'=x", "''", "Nguyễn Thị Á", " hai  đầu ", "dòng\nhai", "dòng\r\nhai", "\u0001", "_x0041_", "__x0041_",
        "<a & \"b\">", "a,b;c\td", "1975", "12/03/1975", "😀", "ឃុំ", "",
    ];

    [Fact]
    public void WriteXlsx_AnyCells_ReadBackEqual() => Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i]).Array[1, 3].Array[0, 8].Sample(rows =>
    {
        using var file = Xlsx(rows);
        AssertSame(rows, file);
    });

    [Fact]
    public void WriteCsv_AnyCells_ReadBackEqual() => Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i]).Array[1, 3].Array[0, 8].Sample(rows =>
    {
        using var file = new MemoryStream();
        SheetWriter.WriteCsv(file, Columns, rows);
        AssertSame(rows, file);
    });

    [Fact]
    public void WriteXlsx_ReadAndWrittenAgain_IsTheSameFile()
    {
        string[][] rows = [["Nguyễn An", "0912345678", "=1+1"], ["Trần Bình", "", "_x0041_"]];
        using var first = Xlsx(rows);
        using var reader = SheetReader.Open(first);

        using var second = Xlsx(reader.Rows().Skip(1).Select(r => r.Cells));

        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public void WriteXlsx_AwkwardCells_IsAFileByTheStandardThatOthersRead()
    {
        using var file = Xlsx([.. Awkward.Where(a => a != "\u0001").Chunk(3)]);

        using (var document = SpreadsheetDocument.Open(file, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description));
            Assert.Empty(document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>());
        }

        file.Position = 0;
        var rows = file.Query().Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(["Họ và tên", "Điện thoại", "Ghi chú"], rows[0].Values);
        Assert.Equal(["0912345678", "=1+1", "+84912345678"], rows[1].Values);
    }

    [Fact]
    public void WriteXlsx_Look_HasBoldHeaderWidthsAndTextCells()
    {
        using var file = Xlsx([["a", "b", "c"]]);
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        var styles = document.WorkbookPart.WorkbookStylesPart!.Stylesheet!;
        var cells = sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToList();
        var formats = styles.CellFormats!.Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>().ToList();
        var header = formats[(int)cells[0].StyleIndex!.Value];
        var text = formats[(int)cells[3].StyleIndex!.Value];

        Assert.NotNull(styles.Fonts!.Elements<DocumentFormat.OpenXml.Spreadsheet.Font>().ElementAt((int)header.FontId!.Value).Bold);
        Assert.Equal(49u, text.NumberFormatId!.Value);
        Assert.Equal([30d, 18, 40.5], sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Column>().Select(c => c.Width!.Value));
    }

    [Theory]
    [InlineData("Lớp [1]: A/B", "Lớp 1 AB")]
    [InlineData("", "Danh sách")]
    [InlineData("Danh sách học viên lớp tập huấn chuyển đổi số", "Danh sách học viên lớp tập huấn")]
    public void WriteXlsx_SheetName_IsOneThatExcelTakes(string name, string expected)
    {
        using var file = new MemoryStream();
        SheetWriter.WriteXlsx(file, name, Columns, []);
        using var reader = SheetReader.Open(file);

        Assert.Equal([expected], reader.SheetNames);
    }

    [Fact]
    public void WriteCsv_Bytes_BeginWithTheMarkAndGuardFormulas()
    {
        using var file = new MemoryStream();
        SheetWriter.WriteCsv(file, [new("A"), new("B")], [["=cmd", "a,\"b\""]]);

        Assert.Equal([0xEF, 0xBB, 0xBF], file.ToArray()[..3]);
        Assert.Equal("A,B\r\n'=cmd,\"a,\"\"b\"\"\"\r\n", System.Text.Encoding.UTF8.GetString(file.ToArray().AsSpan(3)));
    }

    private static MemoryStream Xlsx(IEnumerable<IReadOnlyList<string?>> rows)
    {
        var file = new MemoryStream();
        SheetWriter.WriteXlsx(file, "Danh sách", Columns, rows);
        return file;
    }

    private static void AssertSame(string[][] rows, Stream file)
    {
        using var reader = SheetReader.Open(file);
        var read = reader.Rows().Skip(1).ToDictionary(r => r.Number - 2);
        foreach (var (i, row) in rows.Index())
        {
            var isBlank = row.All(string.IsNullOrWhiteSpace);
            Assert.Equal(isBlank, !read.ContainsKey(i));
            Assert.All(isBlank ? [] : row.Index(), cell => Assert.Equal(cell.Item, read[i].Cell(cell.Index)));
        }
    }
}
