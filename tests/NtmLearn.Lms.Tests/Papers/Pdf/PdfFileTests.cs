using NtmLearn.Lms.Papers.Pdf;
using UglyToad.PdfPig;

namespace NtmLearn.Lms.Tests.Papers.Pdf;

/// <summary>What is drawn is read out of the file again.</summary>
public sealed class PdfFileTests
{
    private const string Lower = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ";

    // As people of Khmer origin in the delta write their names.
    private static readonly string[] KhmerNames =
        ["Thạch Sa Rươne", "Kim Sô Phi", "Sơn Thị Sâm Bô", "Lâm Es", "Trà Kha Rây", "Diệp Mươne", "Neáng Sóc Kunh", "Chau Sóc Kha", "Thạch Chanh Đa Ra", "Kiên Thị Sà Rết"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Text_EveryVietnameseLetterWithEveryTone_ReadsTheSameAgain(bool isBold)
    {
        var letters = Lower + Lower.ToUpper(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"));
        Assert.Equal(146, letters.Length);
        using var pdf = new PdfFile("Chữ");
        var page = pdf.AddPage(PdfPaper.Portrait);
        foreach (var (index, row) in letters.Chunk(20).Index())
        {
            page.Text(new string(row), 40, 60 + index * 30, new PdfText(16, isBold));
        }

        using var read = PdfDocument.Open(pdf.ToArray());

        Assert.Equal(letters, string.Concat(read.GetPage(1).Letters.Select(l => l.Value)));
    }

    [Fact]
    public void Text_KhmerNamesInLatinScript_ReadTheSameAgain()
    {
        using var pdf = new PdfFile("Tên");
        var page = pdf.AddPage(PdfPaper.Landscape);
        foreach (var (index, name) in KhmerNames.Index())
        {
            page.Text(name, 300, 60 + index * 30, new PdfText(20, IsBold: true, PdfAlign.Centre));
        }

        using var read = PdfDocument.Open(pdf.ToArray());

        Assert.Equal(string.Join("", KhmerNames), string.Concat(read.GetPage(1).Letters.Select(l => l.Value)));
        Assert.All(KhmerNames, name => Assert.Equal("", PdfFonts.Missing(name)));
    }

    [Fact]
    public void Text_Decomposed_IsDrawnComposed()
    {
        using var pdf = new PdfFile("Tên");
        pdf.AddPage(PdfPaper.Portrait).Text("Nguyễn Thị Đẹp".Normalize(System.Text.NormalizationForm.FormD), 40, 60, new PdfText(14));

        using var read = PdfDocument.Open(pdf.ToArray());

        Assert.Equal("Nguyễn Thị Đẹp", string.Concat(read.GetPage(1).Letters.Select(l => l.Value)));
    }

    [Fact]
    public void Pages_AreA4UprightAndAcross()
    {
        using var pdf = new PdfFile("Trang");
        pdf.AddPage(PdfPaper.Portrait);
        pdf.AddPage(PdfPaper.Landscape);

        using var read = PdfDocument.Open(pdf.ToArray());

        Assert.Equal([(595, 842), (842, 595)], read.GetPages().Select(p => ((int)Math.Round(p.Width), (int)Math.Round(p.Height))));
    }

    [Fact]
    public void Paragraph_LongText_StaysWithinItsRoomAndLosesNoWord()
    {
        var text = string.Join(' ', Enumerable.Repeat("Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng", 8));
        using var pdf = new PdfFile("Đoạn");
        var page = pdf.AddPage(PdfPaper.Portrait);

        var below = page.Paragraph(text, 100, 100, 200, new PdfText(12));

        using var read = PdfDocument.Open(pdf.ToArray());
        var letters = read.GetPage(1).Letters;
        Assert.All(letters, l => Assert.InRange(l.BoundingBox.Right, 99, 301));
        Assert.All(letters, l => Assert.InRange(page.Height - l.BoundingBox.Bottom, 100, below));
        Assert.Equal(text.Replace(" ", ""), string.Concat(letters.Select(l => l.Value)).Replace(" ", ""));
    }

    [Fact]
    public void Wrap_WordWiderThanTheRoom_IsBroken()
    {
        var look = new PdfText(12);

        var lines = PdfLines.Wrap(new string('m', 60), 100, look);

        Assert.Equal(60, lines.Sum(l => l.Length));
        Assert.All(lines, line => Assert.InRange(PdfLines.Width(line, look), 1, 100));
    }

    [Fact]
    public void Fit_LongName_IsMadeSmallerOnlyAsFarAsNeeded()
    {
        var look = new PdfText(30, IsBold: true);

        var fitted = PdfLines.Fit("Công Tằng Tôn Nữ Thị Huyền Trân Ngọc Anh", 400, look, smallest: 8);

        Assert.InRange(fitted.Points, 12, 29.5f);
        Assert.InRange(PdfLines.Width("Công Tằng Tôn Nữ Thị Huyền Trân Ngọc Anh", fitted), 300, 400);
        Assert.Equal(look, PdfLines.Fit("Lâm Es", 400, look, smallest: 8));
    }

    [Fact]
    public void Missing_LettersOfOtherScripts_AreNamedOnce() => Assert.Equal("សខ", PdfFonts.Missing("Sơn សខ ស"));

    [Fact]
    public void File_WithBothWeightsAndAQrCode_IsSmallAndEmbedsItsLetters()
    {
        using var pdf = new PdfFile("Giấy chứng nhận");
        var page = pdf.AddPage(PdfPaper.Landscape);
        page.Text("Giấy chứng nhận", 100, 100, new PdfText(24, IsBold: true));
        page.Text("Đã hoàn thành lớp tập huấn", 100, 140, new PdfText(14));
        page.Qr("https://ntm.example.vn/certificates/ABCDE-FGHJK-MNPQR-STUVW", 600, 400, PdfFile.Millimetres(28));

        var bytes = pdf.ToArray();

        Assert.InRange(bytes.Length, 1_000, 60_000);
        using var read = PdfDocument.Open(bytes);
        Assert.All(read.GetPage(1).Letters, l => Assert.Contains("NotoSerif", l.FontName));
    }
}
