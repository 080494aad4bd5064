using System.Text;
using NtmLearn.Bot.Passages;

namespace NtmLearn.Bot.Tests.Passages;

public sealed class DocumentParserTests
{
    /// <summary>A copied news page: indented paragraphs, words under pictures, the writer's name, links to other news.</summary>
    private const string News =
        """
        Chuyển đổi số trong xây dựng NTM, hướng tới NTM thông minh trên địa bàn tỉnh Trà Vinh năm 2023

                 Ngày 18/4/2023, UBND tỉnh ban hành Kế hoạch số 38/KH-UBND để triển khai thực hiện hiệu quả Chương trình chuyển đổi số (CĐS) trong xây dựng NTM, hướng tới NTM thông minh trên địa bàn tỉnh Trà Vinh năm 2023.

        Mô hình trồng dưa lưới công nghệ cao ở xã Lương Hòa A, huyện Châu Thành.

                 Kinh phí để thực hiện Kế hoạch được phân bổ từ nguồn vốn sự nghiệp thực hiện Chương trình mục tiêu quốc gia xây dựng NTM năm 2023 và các nguồn kinh phí khác (Vốn xã hội hóa; vốn lồng ghép từ các chương trình, dự án khác; vốn huy động hợp pháp khác).

                 Trong tổ chức thực hiện, Sở Nông nghiệp và Phát triển nông thôn/Văn phòng Điều phối NTM tỉnh, được giao thực hiện các nhiêm vụ sau:

                 - Chủ trì, phối hợp với các cơ quan có liên quan hướng dẫn các huyện, thị xã, thành phố triển khai thực hiện hiệu quả các nội dung của Kế hoạch này.

                 - Rà soát, lựa chọn mô hình thí điểm xã/ấp NTM thông minh, hướng dẫn các địa phương triển khai thực hiện các nội dung theo quy định.

                 - Thường xuyên tổ chức kiểm tra, giám sát, đánh giá kết quả thực hiện tại các huyện, thị xã, thành phố để nắm bắt tình hình kịp thời.

                 - Phối hợp với Báo Trà Vinh, Đài Phát thanh và Truyền hình Trà Vinh tăng cường công tác truyền thông về CĐS trong xây dựng NTM, hướng tới NTM thông minh trên địa bàn tỉnh.

                - Chủ trì phối hợp với Sở Thông tin và Truyền thông tổ chức tập huấn, hướng dẫn cho cán bộ xây dựng NTM các cấp (tỉnh, huyện, xã), người dân và cộng đồng nông thôn; đồng thời tổ chức học tập kinh nghiệm các mô hình CĐS của các tỉnh.

                  - Phối hợp với Sở Tài chính, Sở Kế hoạch và Đầu tư tham mưu UBND tỉnh phân bổ kinh phí cho các đơn vị thực hiện Kế hoạch.

                  - Theo dõi, giám sát, tổng hợp và định kỳ báo cáo UBND tỉnh việc triển khai thực hiện Kế hoạch này; đề xuất điều chỉnh, bổ sung nội dung nếu cần thiết; tổ chức sơ kết, tổng kết việc thực hiện.

        Bánh tét Tứ Quý Hai Lý sản phẩm OCOP 4 sao

         

                 Về phía các sở, ban, ngành tỉnh có liên quan, UBND các huyện, thị xã, thành phố căn cứ vào Kế hoạch xây dựng kế hoạch triển khai thực hiện và căn cứ chức năng, nhiệm vụ chủ động phối hợp với Sở Nông nghiệp và Phát triển nông thôn/Văn phòng Điều phối NTM tỉnh thực hiện có hiệu quả các nội dung của Kế hoạch.

        Nguyễn Thị Mỹ Hương

         

        Tin khác
        1 2 3 4 5  ... 
        Tin mới
        """;

    /// <summary>Laid out as Decree 30/2020/NĐ-CP asks.</summary>
    private const string Plan =
        """
        ỦY BAN NHÂN DÂN
        TỈNH TRÀ VINH
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số: 45/KH-UBND
        Trà Vinh, ngày 02 tháng 5 năm 2023

        KẾ HOẠCH
        Tập huấn kỹ năng số cho người dân nông thôn năm 2023

        I. MỤC TIÊU
        1. Mục tiêu chung
        Nâng cao kỹ năng số cho người dân ở nông thôn, góp phần hoàn thành các tiêu chí xây dựng nông thôn mới trên địa bàn tỉnh.
        2. Mục tiêu cụ thể
        a) Mở 20 lớp tập huấn tại các xã;
        b) Cấp tài liệu cho học viên, gồm:
        - Sổ tay kỹ năng số;
        - Tờ rơi về an toàn trên mạng.
        II. KINH PHÍ
        Kinh phí thực hiện được bố trí từ nguồn vốn sự nghiệp của chương trình năm 2023 theo quy định hiện hành.
        """;

    private const string Page =
        """
        <html><head><title>Cổng thông tin</title><script>alert('x')</script></head><body>
        <nav><a href="/">Trang chủ</a></nav>
        <article>
          <h1>Hướng dẫn nộp hồ sơ</h1>
          <h2>Cách nộp</h2>
          <p>Bà con nộp hồ sơ <b>trực tuyến</b>, gồm các bước:</p>
          <ul><li>Đăng nhập bằng VNeID</li><li>Chọn thủ tục</li></ul>
          <figure><img src="a.png"><figcaption>Màn hình đăng nhập</figcaption></figure>
          <table><tr><td>Lệ phí</td><td>Không thu</td></tr></table>
          <p>Chia sẻ Facebook</p>
        </article>
        <footer>Bản quyền thuộc UBND tỉnh</footer></body></html>
        """;

    [Fact]
    public void Parse_CopiedNewsPage_DropsItsFurniture()
    {
        var parsed = DocumentParser.Parse("bai.txt", News);

        Assert.StartsWith("Chuyển đổi số trong xây dựng NTM, hướng tới", parsed.Document.Title, StringComparison.Ordinal);
        Assert.All(["Tin khác", "Tin mới", "1 2 3"], words => Assert.DoesNotContain(words, parsed.Document.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Parse_CopiedNewsPage_TellsCaptionsAndTheWriterFromTheText()
    {
        var parsed = DocumentParser.Parse("bai.txt", News);

        Assert.Equal(
            ["Mô hình trồng dưa lưới công nghệ cao ở xã Lương Hòa A, huyện Châu Thành.", "Bánh tét Tứ Quý Hai Lý sản phẩm OCOP 4 sao"],
            Texts(parsed, PassageKind.Caption));
        Assert.Equal(["Nguyễn Thị Mỹ Hương"], Texts(parsed, PassageKind.Byline));
    }

    [Fact]
    public void Parse_CopiedNewsPage_KeepsTheListWithItsLeadIn()
    {
        var parsed = DocumentParser.Parse("bai.txt", News);

        var list = Assert.Single(parsed.Passages, p => p.Kind == PassageKind.List);
        Assert.StartsWith("Trong tổ chức thực hiện, Sở Nông nghiệp", list.Text, StringComparison.Ordinal);
        Assert.Equal(7, parsed.Blocks.Count(b => b.Kind == BlockKind.ListItem && b.Anchor == list.Anchor));
        Assert.EndsWith("tổ chức sơ kết, tổng kết việc thực hiện.", list.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bai.txt", News)]
    [InlineData("bai.txt", Plan)]
    [InlineData("bai.html", Page)]
    [InlineData("bai.md", "# Tên\n\n## Mục\n\nMột câu.\n\n- Một\n- Hai")]
    public void Parse_AnyFormat_GivesPassagesByTheirExactSpansAndAnchorsOnce(string fileName, string text)
    {
        var parsed = DocumentParser.Parse(fileName, text);

        Assert.All(parsed.Passages, p => Assert.Equal(parsed.Document.Text[p.Start..p.End], p.Text));
        Assert.Equal(parsed.Passages.Count, parsed.Passages.Select(p => p.Anchor).Distinct().Count());
        Assert.All(parsed.Passages.Zip(parsed.Passages.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.Start));
    }

    [Fact]
    public void Parse_AdministrativeText_ReadsItsHead()
    {
        var document = DocumentParser.Parse("ke-hoach-45.txt", Plan).Document;

        Assert.Equal(
            ("ke-hoach-45", "45/KH-UBND", "ỦY BAN NHÂN DÂN TỈNH TRÀ VINH", new DateOnly(2023, 5, 2), "Kế hoạch Tập huấn kỹ năng số cho người dân nông thôn năm 2023"),
            (document.DocumentId, document.Number, document.Issuer, document.IssuedOn, document.Title));
    }

    [Fact]
    public void Parse_AdministrativeText_GivesEachPassageItsHeadings()
    {
        var parsed = DocumentParser.Parse("ke-hoach-45.txt", Plan);

        Assert.Equal(["I. MỤC TIÊU", "1. Mục tiêu chung"], parsed.Passages[0].HeadingPath);
        var list = parsed.Passages.First(p => p.Text.Contains("20 lớp", StringComparison.Ordinal));
        Assert.Equal((PassageKind.List, "2. Mục tiêu cụ thể"), (list.Kind, list.HeadingPath[^1]));
        Assert.Contains("Tờ rơi về an toàn trên mạng.", list.Text, StringComparison.Ordinal);
        Assert.Equal(["II. KINH PHÍ"], parsed.Passages[^1].HeadingPath);
    }

    [Fact]
    public void Parse_WebPage_ReadsTheArticleOnly()
    {
        var parsed = DocumentParser.Parse("trang.html", Page);

        Assert.Equal("Hướng dẫn nộp hồ sơ", parsed.Document.Title);
        Assert.All(
            ["Trang chủ", "alert", "Bản quyền", "Chia sẻ"], words => Assert.DoesNotContain(words, parsed.Document.Text, StringComparison.Ordinal));
        Assert.Equal(["Màn hình đăng nhập"], Texts(parsed, PassageKind.Caption));
        var list = Assert.Single(parsed.Passages, p => p.Kind == PassageKind.List);
        Assert.Equal(["Cách nộp"], list.HeadingPath);
        Assert.Equal("Bà con nộp hồ sơ trực tuyến, gồm các bước:\n\n- Đăng nhập bằng VNeID\n- Chọn thủ tục", list.Text);
        Assert.Contains(parsed.Passages, p => p.Text == "Lệ phí | Không thu");
    }

    [Theory]
    [InlineData("bai.txt", News)]
    [InlineData("bai.txt", Plan)]
    [InlineData("bai.html", Page)]
    public void Parse_DecomposedLettersAndOtherLineEnds_GivesTheSameDocument(string fileName, string text)
    {
        var expected = DocumentParser.Parse(fileName, text);

        var parsed = DocumentParser.Parse(fileName, text.Normalize(NormalizationForm.FormD).Replace("\n", "\r\n"));

        Assert.Equal(expected.Document, parsed.Document);
        Assert.Equal(expected.Passages.Select(p => (p.Anchor, p.Start, p.End)), parsed.Passages.Select(p => (p.Anchor, p.Start, p.End)));
    }

    [Theory]
    [InlineData("bai.txt", "")]
    [InlineData("bai.txt", " \n\t\n")]
    [InlineData("bai.md", "")]
    [InlineData("bai.md", "---\nid: x\n---\n")]
    [InlineData("bai.html", "")]
    [InlineData("bai.html", "<html><body><nav>Trang chủ</nav></body></html>")]
    [InlineData("bai.txt", "KẾ HOẠCH NĂM\nI. MỤC TIÊU\nII. KINH PHÍ")]
    [InlineData("bai.md", "# Tên\n\n## Mục tiêu\n\n## Kinh phí")]
    [InlineData("bai.md", "---\nid: x\ndate: mai\n---\n# Tên\n\nMột câu.")]
    [InlineData("bai.docx", "x")]
    public void Parse_WhatHasNoWordsOrWrongDeclarations_SaysWhatToMend(string fileName, string text)
    {
        var error = Assert.Throws<DocumentFormatException>(() => DocumentParser.Parse(fileName, text));

        Assert.True(error.Message.Length > 20, error.Message);
    }

    private static IEnumerable<string> Texts(ParsedDocument parsed, PassageKind kind) => parsed.Passages.Where(p => p.Kind == kind).Select(p => p.Text);
}
