using DocumentFormat.OpenXml.Wordprocessing;
using NtmLearn.Lms.Papers;

namespace NtmLearn.Lms.Tests.Papers;

/// <summary>The layout of Decree 30/2020, Appendix I, read from the file.</summary>
public sealed class OfficialPaperTests
{
    private const string Letters =
        "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬEÈÉẺẼẸÊỀẾỂỄỆIÌÍỈĨỊOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢUÙÚỦŨỤƯỪỨỬỮỰYỲÝỶỸỴĐ";

    private static readonly PaperHead Head = new()
    {
        GoverningBody = "UBND tỉnh Trà Vinh",
        IssuingBody = "Sở Nông nghiệp và Phát triển nông thôn",
        Symbol = "BC-SNN",
        Place = "Trà Vinh",
        Date = new DateOnly(2026, 2, 5),
    };

    private static readonly PaperSignature Signature = new()
    {
        TitleLines = ["KT. Giám đốc", "Phó Giám đốc"],
        Name = "Nguyễn Thị Đẹp",
        Recipients = ["Như trên", "UBND các huyện", "Lưu: VT, NTM"],
    };

    [Fact]
    public void Page_IsA4WithTheDecreesMargins()
    {
        using var paper = new ReadPaper(Report());

        var (size, margin) = (paper.Section.GetFirstChild<PageSize>()!, paper.Section.GetFirstChild<PageMargin>()!);

        Assert.Equal((210, 297), (Millimetres(size.Width!), Millimetres(size.Height!)));
        Assert.InRange(Exactly(margin.Top!.Value), 20, 25);
        Assert.InRange(Exactly(margin.Bottom!.Value), 20, 25);
        Assert.InRange(Exactly(margin.Left!.Value), 30, 35);
        Assert.InRange(Exactly(margin.Right!.Value), 15, 20);
    }

    [Fact]
    public void Letters_AreTimesNewRomanAndBlack()
    {
        using var paper = new ReadPaper(Report());

        var fonts = paper.Defaults.RunFonts!;

        Assert.All([fonts.Ascii, fonts.HighAnsi, fonts.EastAsia, fonts.ComplexScript], font => Assert.Equal("Times New Roman", font!.Value));
        Assert.Equal("000000", paper.Defaults.Color!.Val!.Value);
        Assert.Empty(paper.Body.Descendants<RunFonts>());
    }

    [Fact]
    public void PageNumber_IsCentredAtTheTopFromPageTwo()
    {
        using var paper = new ReadPaper(Report());

        var later = paper.Header(HeaderFooterValues.Default).Header!;

        Assert.NotNull(paper.Section.GetFirstChild<TitlePage>());
        Assert.Equal("", paper.HeaderText(HeaderFooterValues.First));
        Assert.Contains("PAGE", later.Descendants<FieldCode>().Single().Text, StringComparison.Ordinal);
        Assert.Equal(JustificationValues.Center, later.GetFirstChild<Paragraph>()!.ParagraphProperties!.Justification!.Val!.Value);
        Assert.All(later.Descendants<FontSize>(), size => Assert.Equal("26", size.Val!.Value));
    }

    [Fact]
    public void Elements_StandInTheDecreesOrder()
    {
        using var paper = new ReadPaper(Report());

        Assert.Equal(
            [
                "UBND TỈNH TRÀ VINH",
                "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Số:      /BC-SNN",
                "Trà Vinh, ngày 05 tháng 02 năm 2026",
                "BÁO CÁO",
                "Kết quả tập huấn chuyển đổi số",
                "Kính gửi:",
                "- UBND tỉnh;",
                "- Văn phòng Điều phối nông thôn mới tỉnh.",
                "Căn cứ Kế hoạch số 38/KH-UBND;",
                "Căn cứ tình hình thực tế.",
                "I. KẾT QUẢ THỰC HIỆN",
                "1. Công tác chỉ đạo",
                "a) Đã mở lớp",
                "b) Đã mời",
                "c) Đã dự",
                "d) Đã cấp",
                "đ) Đã báo cáo",
                "2. Một khoản không có tiêu đề",
                "a) Lại từ đầu",
                "II. ĐÁNH GIÁ",
                Letters,
                "STT", "Đơn vị", "Số người",
                "1", "Xã Lương Hòa A", "12",
                "Nơi nhận:", "- Như trên;", "- UBND các huyện;", "- Lưu: VT, NTM.",
                "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Thị Đẹp",
            ],
            paper.Texts.Select(t => t.Replace('\u00A0', ' ')));
    }

    [Theory]
    [InlineData("UBND TỈNH", "13")]
    [InlineData("SỞ NÔNG", "13 bold")]
    [InlineData("CỘNG HÒA", "13 bold")]
    [InlineData("Độc lập", "14 bold")]
    [InlineData("Số:", "13")]
    [InlineData("Trà Vinh, ngày", "14 italic")]
    [InlineData("BÁO CÁO", "14 bold")]
    [InlineData("Kết quả tập huấn", "14 bold")]
    [InlineData("Kính gửi:", "14")]
    [InlineData("Căn cứ Kế hoạch", "14 italic")]
    [InlineData("I. KẾT QUẢ", "14 bold")]
    [InlineData("1. Công tác", "14 bold")]
    [InlineData("2. Một khoản", "14")]
    [InlineData("a) Đã mở", "14")]
    [InlineData("Nơi nhận:", "12 bold italic")]
    [InlineData("- Như trên", "11")]
    [InlineData("KT. GIÁM ĐỐC", "14 bold")]
    [InlineData("Nguyễn Thị Đẹp", "14 bold")]
    public void Element_HasTheDecreesLook(string start, string look)
    {
        using var paper = new ReadPaper(Report());

        Assert.Equal(look, ReadPaper.LookOf(paper.Find(start)));
    }

    [Fact]
    public void Body_IsJustifiedWithAFirstLineAndSixPoints()
    {
        using var paper = new ReadPaper(Report());

        var properties = paper.Find("2. Một khoản").ParagraphProperties!;

        Assert.Equal(JustificationValues.Both, properties.Justification!.Val!.Value);
        Assert.Equal("720", properties.Indentation!.FirstLine!.Value); // 1.27 cm
        Assert.Equal("120", properties.SpacingBetweenLines!.Before!.Value);
    }

    [Fact]
    public void Lines_AreAsLongAsTheDecreeSays()
    {
        using var paper = new ReadPaper(Report());
        var columns = paper.Body.Elements<Table>().First().GetFirstChild<TableGrid>()!.Elements<GridColumn>()
            .Select(c => int.Parse(c.Width!.Value!, System.Globalization.CultureInfo.InvariantCulture)).ToList();

        var motto = ReadPaper.LengthOf(ReadPaper.LineAfter(paper.Find("Độc lập")), columns[1]);
        var issuer = ReadPaper.LengthOf(ReadPaper.LineAfter(paper.Find("SỞ NÔNG")), columns[0]);
        var summary = ReadPaper.LengthOf(ReadPaper.LineAfter(paper.Find("Kết quả tập huấn")), columns.Sum());

        // The motto in 14 pt bold is some 6.2 cm long; the others' lines are between a third and a half of their texts.
        Assert.InRange(motto, 3300, 3700);
        Assert.InRange(issuer, columns[0] / 3, columns[0] / 2);
        Assert.InRange(summary, 1300, 2000);
        Assert.All(
            new[] { "Độc lập", "SỞ NÔNG", "Kết quả tập huấn" },
            start => Assert.Equal(BorderValues.Single, ReadPaper.LineAfter(paper.Find(start)).ParagraphProperties!.ParagraphBorders!.TopBorder!.Val!.Value));
    }

    [Fact]
    public void Table_RepeatsItsHeadAndKeepsRowsWhole()
    {
        using var paper = new ReadPaper(Report());

        var rows = paper.Body.Elements<Table>().ElementAt(1).Elements<TableRow>().ToList();

        Assert.NotNull(rows[0].TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.Null(rows[1].TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.All(rows, row => Assert.NotNull(row.TableRowProperties!.GetFirstChild<CantSplit>()));
    }

    [Fact]
    public void File_IsValid()
    {
        using var paper = new ReadPaper(Report());

        Assert.Empty(paper.Errors());
    }

    [Theory]
    [InlineData(null, "Trà Vinh, ngày    tháng    năm      ")]
    [InlineData("2026-03-09", "Trà Vinh, ngày 09 tháng 3 năm 2026")]
    [InlineData("2026-12-31", "Trà Vinh, ngày 31 tháng 12 năm 2026")]
    [InlineData("2026-01-10", "Trà Vinh, ngày 10 tháng 01 năm 2026")]
    public void Date_IsWrittenAsTheDecreeSaysOrLeftBlank(string? date, string text)
    {
        using var paper = new ReadPaper(new OfficialPaper(Head with { Date = date is null ? null : DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture) }).ToDocx());

        Assert.Equal(text, paper.Find("Trà Vinh,").InnerText.Replace('\u00A0', ' '));
    }

    [Fact]
    public void OneAddressee_StandsOnTheSameLine()
    {
        using var paper = new ReadPaper(new OfficialPaper(Head with { GoverningBody = null }).AddressTo("UBND tỉnh Trà Vinh").ToDocx());

        Assert.Contains("Kính gửi: UBND tỉnh Trà Vinh", paper.Texts);
        Assert.Empty(paper.Errors());
    }

    [Fact]
    public void TextFromPeople_WithWhatAFileCannotHold_IsCleaned()
    {
        using var paper = new ReadPaper(new OfficialPaper(Head).Paragraph("Tie\u0302\u0301ng\u0000 Việt <&>\r\n\u0007dòng \ud83cx\ufffe").ToDocx());

        Assert.Contains("Tiếng Việt <&> dòng", paper.AllText, StringComparison.Ordinal);
        Assert.Empty(paper.Errors());
    }

    [Fact]
    public void Points_RunThroughTheVietnameseAlphabet()
    {
        var paper = new OfficialPaper(Head).Clause("Khoản");
        for (var i = 0; i < 23; i++)
        {
            paper.Point("điểm");
        }

        using var read = new ReadPaper(paper.ToDocx());

        Assert.Equal("abcdđeghiklmnopqrstuvxy", string.Concat(read.Texts.Where(t => t.EndsWith(") điểm", StringComparison.Ordinal)).Select(t => t[0])));
        Assert.Throws<InvalidOperationException>(() => paper.Point("điểm"));
    }

    private static byte[] Report() => new OfficialPaper(Head)
        .Title("Báo cáo", "Kết quả tập huấn chuyển đổi số")
        .AddressTo("UBND tỉnh", "Văn phòng Điều phối nông thôn mới tỉnh")
        .Basis("Căn cứ Kế hoạch số 38/KH-UBND", "Căn cứ tình hình thực tế")
        .Section("Kết quả thực hiện")
        .TitledClause("Công tác chỉ đạo")
        .Point("Đã mở lớp").Point("Đã mời").Point("Đã dự").Point("Đã cấp").Point("Đã báo cáo")
        .Clause("Một khoản không có tiêu đề")
        .Point("Lại từ đầu")
        .Section("Đánh giá")
        .Paragraph(Letters)
        .Table(new PaperTable([new("STT", 1, IsCentred: true), new("Đơn vị", 4), new("Số người", 2)], [["1", "Xã Lương Hòa A", "12"]]))
        .Sign(Signature)
        .ToDocx();

    private static double Exactly(long twips) => twips * 25.4 / 1440;

    private static int Millimetres(long twips) => (int)Math.Round(Exactly(twips));
}
