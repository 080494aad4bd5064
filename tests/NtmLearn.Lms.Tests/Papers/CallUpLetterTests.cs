using System.IO.Compression;
using DocumentFormat.OpenXml.Wordprocessing;
using NtmLearn.Lms.Papers;

namespace NtmLearn.Lms.Tests.Papers;

/// <summary>Giấy mời, template 1.7.</summary>
public sealed class CallUpLetterTests
{
    private static readonly CallUpLetter Letter = new()
    {
        GoverningBody = "UBND tỉnh Trà Vinh",
        IssuingBody = "Văn phòng Điều phối nông thôn mới tỉnh",
        Symbol = "VPĐP",
        Place = "Trà Vinh",
        InvitedUnit = "UBND xã Lương Hòa A",
        Tone = CallUpTone.Assign,
        ClassTitle = "tập huấn chuyển đổi số trong xây dựng nông thôn mới",
        Sessions = [new(new DateOnly(2026, 3, 9), new TimeOnly(7, 30), new TimeOnly(11, 0), "Hội trường UBND huyện Châu Thành")],
        Chair = "Ông Trần Văn Đủ, Phó Chánh Văn phòng",
        Seats = 3,
        Deadline = new DateOnly(2026, 3, 2),
        Contact = "bà Thạch Thị Sa Rây, điện thoại 0294 3855 555",
        Bring = "điện thoại thông minh, giấy mời",
        Signature = new PaperSignature { TitleLines = ["KT. Chánh Văn phòng", "Phó Chánh Văn phòng"], Name = "Trần Văn Đủ", Recipients = ["Như trên", "Lưu: VT"] },
    };

    [Fact]
    public void Letter_WithSeats_SaysWhoWhatWhenAndWhere()
    {
        using var paper = new ReadPaper(CallUpLetters.Write(Letter));

        Assert.Equal(
            [
                "Số:      /GM-VPĐP",
                "Trà Vinh, ngày    tháng    năm      ",
                "GIẤY MỜI",
                "Tham dự lớp tập huấn chuyển đổi số trong xây dựng nông thôn mới",
                "Văn phòng Điều phối nông thôn mới tỉnh trân trọng kính mời: UBND xã Lương Hòa A",
                "Tới dự: Lớp tập huấn chuyển đổi số trong xây dựng nông thôn mới",
                "Chủ trì: Ông Trần Văn Đủ, Phó Chánh Văn phòng",
                "Thời gian: Từ 07 giờ 30 phút đến 11 giờ 00 phút, thứ Hai, ngày 09 tháng 3 năm 2026",
                "Địa điểm: Hội trường UBND huyện Châu Thành",
                "Số lượng: Giao UBND xã Lương Hòa A cử 03 người tham dự, gửi danh sách trước hết ngày 02 tháng 3 năm 2026.",
                "Mang theo: điện thoại thông minh, giấy mời.",
                "Liên hệ: bà Thạch Thị Sa Rây, điện thoại 0294 3855 555.",
                "Rất mong sự có mặt đầy đủ, đúng thành phần để lớp học đạt kết quả tốt./.",
            ],
            paper.Texts.Skip(4).Take(13).Select(Plain));
        Assert.Empty(paper.Errors());
    }

    [Fact]
    public void Letter_ToAMassOrganisation_RequestsAndNeverAssigns()
    {
        using var paper = new ReadPaper(CallUpLetters.Write(Letter with { Tone = CallUpTone.Request, InvitedUnit = "Hội Nông dân tỉnh" }));

        Assert.Contains("Đề nghị Hội Nông dân tỉnh cử 03 người tham dự", Plain(paper.AllText), StringComparison.Ordinal);
        Assert.DoesNotContain("Giao ", paper.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("yêu cầu", paper.AllText, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Letter_WithNames_ListsThemInATable()
    {
        using var paper = new ReadPaper(CallUpLetters.Write(Letter with
        {
            Participants = [new("Kim Thị Ngọc Ẩn", "Công chức văn hóa", "Xã Lương Hòa A"), new("Đỗ Văn Ưng", null, "Ấp Đôn Chụm")],
        }));

        var rows = paper.Body.Elements<Table>().ElementAt(1).Elements<TableRow>()
            .Select(r => string.Join('|', r.Elements<TableCell>().Select(c => c.InnerText))).ToList();

        Assert.Equal(["STT|Họ và tên|Chức vụ|Đơn vị", "1|Kim Thị Ngọc Ẩn|Công chức văn hóa|Xã Lương Hòa A", "2|Đỗ Văn Ưng||Ấp Đôn Chụm"], rows);
        Assert.DoesNotContain("cử 03 người", paper.AllText, StringComparison.Ordinal);
        Assert.Empty(paper.Errors());
    }

    [Fact]
    public void Letter_OverSeveralDaysAndPlaces_NamesEach()
    {
        var second = new CallUpSession(new DateOnly(2026, 3, 15), new TimeOnly(13, 30), new TimeOnly(17, 0), "Nhà văn hóa ấp Đôn Chụm");
        using var paper = new ReadPaper(CallUpLetters.Write(Letter with { Sessions = [Letter.Sessions[0], second] }));

        Assert.Contains("Thời gian: 02 buổi", paper.Texts.Select(Plain));
        Assert.Contains("- Từ 07 giờ 30 phút đến 11 giờ 00 phút, thứ Hai, ngày 09 tháng 3 năm 2026, tại Hội trường UBND huyện Châu Thành", paper.Texts);
        Assert.Contains("- Từ 13 giờ 30 phút đến 17 giờ 00 phút, Chủ nhật, ngày 15 tháng 3 năm 2026, tại Nhà văn hóa ấp Đôn Chụm", paper.Texts);
    }

    [Fact]
    public void Letter_OverSeveralDaysInOnePlace_NamesItOnce()
    {
        using var paper = new ReadPaper(CallUpLetters.Write(Letter with { Sessions = [Letter.Sessions[0], Letter.Sessions[0] with { Day = new DateOnly(2026, 3, 10) }] }));

        Assert.Single(paper.Texts, t => t.Contains("Hội trường", StringComparison.Ordinal));
    }

    [Fact]
    public void Letter_WithoutASession_IsRefused() =>
        Assert.Throws<ArgumentException>(() => CallUpLetters.Write(Letter with { Sessions = [] }));

    [Fact]
    public async Task Zip_OfManyLetters_HasPlainNamesToldApart()
    {
        using var stream = new MemoryStream();

        await CallUpLetters.WriteZipAsync(
            stream,
            [Letter, Letter, Letter with { InvitedUnit = "Sở Thông tin & Truyền thông / Đài PT-TH" }, Letter with { InvitedUnit = "../../ក្រុង" }, Letter with { InvitedUnit = new string('đ', 300) }],
            TestContext.Current.CancellationToken);

        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        Assert.Equal(
            [
                "giay-moi-ubnd-xa-luong-hoa-a.docx",
                "giay-moi-ubnd-xa-luong-hoa-a-2.docx",
                "giay-moi-so-thong-tin-truyen-thong-dai-pt-th.docx",
                "giay-moi-don-vi.docx",
                $"giay-moi-{new string('d', 60)}.docx",
            ],
            zip.Entries.Select(e => e.FullName));
        foreach (var entry in zip.Entries)
        {
            using var bytes = new MemoryStream();
            await using var packed = await entry.OpenAsync(TestContext.Current.CancellationToken);
            await packed.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            using var paper = new ReadPaper(bytes.ToArray());
            Assert.Empty(paper.Errors());
        }
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
