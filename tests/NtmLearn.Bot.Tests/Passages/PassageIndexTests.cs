using System.Text;
using NtmLearn.Bot.Passages;
using NtmLearn.Language;

namespace NtmLearn.Bot.Tests.Passages;

public sealed class PassageIndexTests
{
    private static readonly DateOnly Spring2024 = new(2024, 3, 1);

    private static readonly LanguageData Language = LanguageData.Read(
        "short,long\nUBND,Ủy ban nhân dân\nHTX,hợp tác xã\n", "chat,standard\nko,không\ndc,được\nj,gì\n", "everyday,official\ntiền,kinh phí\n");

    private static readonly Passage[] Corpus =
    [
        Make("kinh-phi", "Kinh phí thực hiện lấy từ nguồn vốn của Chương trình mục tiêu quốc gia và các nguồn huy động hợp pháp khác."),
        Make("ban-hanh", "Ngày 18/4/2023, Ủy ban nhân dân tỉnh ban hành Kế hoạch số 38/KH-UBND về chuyển đổi số trong xây dựng nông thôn mới."),
        Make("mat-tran", "Ủy ban Mặt trận Tổ quốc tỉnh chủ trì lấy ý kiến sự hài lòng của người dân về kết quả xây dựng nông thôn mới."),
        Make("htx", "Mỗi huyện chọn 05 hợp tác xã để đưa sản phẩm lên sàn thương mại điện tử, doanh thu 1.000.000 đồng."),
        Make("an-giang", "Đoàn công tác học tập kinh nghiệm của tỉnh An Giang về giữ gìn an ninh trật tự ở nông thôn."),
        Make("nghi-quyet", "Thực hiện Nghị quyết 57-NQ/TW về đột phá phát triển khoa học, công nghệ."),
    ];

    [Theory]
    [InlineData("Kinh phí lấy từ đâu?", "kinh-phi")]
    [InlineData("kinh phi lay tu dau", "kinh-phi")]
    [InlineData("tien lay o dau", "kinh-phi")]
    [InlineData("kinh phis laays tuwf nguoonf nafo", "kinh-phi")]
    [InlineData("khin phí từ nguồn vôn nào", "kinh-phi")]
    [InlineData("ubnd tỉnh ban hành j", "ban-hanh")]
    [InlineData("38/KH-UBND", "ban-hanh")]
    [InlineData("văn bản ngày 18 tháng 4 năm 2023", "ban-hanh")]
    [InlineData("mặc trận lấy ý kiến ai", "mat-tran")]
    [InlineData("mấy HTX lên sàn", "htx")]
    [InlineData("5 hợp tác xã", "htx")]
    [InlineData("năm hợp tác xã nào", "htx")]
    [InlineData("1000000 đồng", "htx")]
    [InlineData("An Giang", "an-giang")]
    [InlineData("an ninh", "an-giang")]
    [InlineData("57-NQ/TW", "nghi-quyet")]
    [InlineData("nghi quyet 57", "nghi-quyet")]
    public void Search_HoweverTyped_FindsThePassage(string question, string anchor)
    {
        using var index = PassageIndex.Build(Corpus, Language);

        var hits = index.Search(question, 3);

        Assert.Equal(anchor, hits[0].Passage.Anchor);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!… — 😀")]
    [InlineData("\uD83D")]
    [InlineData("ស្រុក")]
    [InlineData("\"ngoặc AND (OR NOT* field:x ~2 ^")]
    public void Search_NothingToSearchFor_DoesNotThrow(string question)
    {
        using var index = PassageIndex.Build(Corpus, Language);

        Assert.NotNull(index.Search(question, 5));
    }

    [Fact]
    public void Search_FiveHundredSyllables_IsCutAndStillFinds()
    {
        using var index = PassageIndex.Build(Corpus, Language);
        var question = string.Join(' ', Enumerable.Repeat("kinh phí lấy từ nguồn vốn nào của UBND", 60));

        var hits = index.Search(question, 1);

        Assert.Equal("kinh-phi", Assert.Single(hits).Passage.Anchor);
    }

    [Fact]
    public void Search_FiveHundredDifferentSyllables_StaysWithinLucenesLimit()
    {
        var words = string.Join(' ', Enumerable.Range(0, 500).Select(i => $"từ{i} UBND {i % 100}"));
        using var index = PassageIndex.Build([Make("dai", words) with { HeadingPath = [words], Questions = [words], DocumentTitle = words }], Language);

        Assert.Single(index.Search(words, 1));
    }

    [Fact]
    public void Search_ComposedAndDecomposed_AreAlike()
    {
        using var index = PassageIndex.Build(Corpus, Language);

        var composed = index.Search("Ủy ban nhân dân tỉnh hoà giải", 5);
        var decomposed = index.Search("Ủy ban nhân dân tỉnh hòa giải".Normalize(NormalizationForm.FormD), 5);

        Assert.Equal(composed, decomposed);
    }

    [Fact]
    public void Search_SubjectOfAnother_ScoresFarLower()
    {
        using var index = PassageIndex.Build(Corpus, Language);

        var known = index.Search("Kinh phí thực hiện lấy từ nguồn vốn nào?", 1)[0].ScorePerSyllable;
        var other = index.Search("cách nấu phở bò ngon", 1) is [var hit, ..] ? hit.ScorePerSyllable : 0;

        Assert.True(known > 3 * other, $"{known} against {other}");
    }

    [Fact]
    public void Search_EverydayWording_FindsTheSectionItBelongsTo()
    {
        var asked = Make("tap-huan", "Sở Thông tin và Truyền thông bồi dưỡng kiến thức.") with { Questions = ["Bà con học cách xài điện thoại ở đâu?"] };
        using var index = PassageIndex.Build([.. Corpus, asked], Language);

        Assert.Equal("tap-huan", index.Search("hoc xai dien thoai o dau", 1)[0].Passage.Anchor);
    }

    [Fact]
    public void Search_Heading_FindsThePassageUnderIt()
    {
        var under = Make("muc-5", "Theo phụ lục kèm theo.") with { HeadingPath = ["Lộ trình giám sát"] };
        using var index = PassageIndex.Build([.. Corpus, under], Language);

        Assert.Equal("muc-5", index.Search("lộ trình giám sát", 1)[0].Passage.Anchor);
    }

    [Fact]
    public void Search_DayGiven_LeavesOutWhatIsNotInForce()
    {
        var past = Make("cu", "Lệ phí cấp lại thẻ là mười nghìn.") with { ValidTo = new DateOnly(2023, 12, 31) };
        var future = Make("sap-toi", "Lệ phí cấp lại thẻ là ba mươi nghìn.") with { ValidFrom = new DateOnly(2025, 1, 1) };
        var present = Make("nay", "Lệ phí cấp lại thẻ là hai mươi nghìn.") with { ValidFrom = new DateOnly(2024, 1, 1), ValidTo = Spring2024 };
        using var index = PassageIndex.Build([past, future, present, .. Corpus], Language);

        var onTheDay = index.Search("lệ phí cấp lại thẻ", 10, Spring2024).Select(h => h.Passage.Anchor).ToList();
        var everything = index.Search("lệ phí cấp lại thẻ", 10).Select(h => h.Passage.Anchor).ToList();

        Assert.Equal("nay", onTheDay[0]);
        Assert.DoesNotContain("cu", onTheDay);
        Assert.DoesNotContain("sap-toi", onTheDay);
        Assert.Contains("cu", everything);
    }

    [Fact]
    public void Search_LighterDocument_ComesAfterAnEqualOne()
    {
        var guide = Make("huong-dan", "Nộp hồ sơ tại bộ phận một cửa.") with { Weight = 0.5 };
        var decision = Make("quyet-dinh", "Nộp hồ sơ tại bộ phận một cửa.");
        using var index = PassageIndex.Build([guide, decision], Language);

        Assert.Equal(["quyet-dinh", "huong-dan"], index.Search("nộp hồ sơ ở đâu", 2).Select(h => h.Passage.Anchor));
    }

    [Fact]
    public void Search_EqualPassages_ComeInTheOrderOfTheCorpus()
    {
        var passages = Enumerable.Range(0, 100).Select(i => Make($"p{i:00}", "Nộp hồ sơ tại bộ phận một cửa.")).ToList();
        using var index = PassageIndex.Build(passages, Language);

        Assert.Equal(passages.Take(50), index.Search("nộp hồ sơ", 50).Select(h => h.Passage));
    }

    [Fact]
    public void Search_ManyThreads_GiveTheSameAnswer()
    {
        using var index = PassageIndex.Build(Corpus, Language);
        var expected = index.Search("kinh phi lay tu dau", 5);

        Assert.All(ParallelEnumerable.Range(0, 200).Select(_ => index.Search("kinh phi lay tu dau", 5)), hits => Assert.Equal(expected, hits));
    }

    [Fact]
    public void Version_Content_DecidesIt()
    {
        using var one = PassageIndex.Build(Corpus, Language);
        using var same = PassageIndex.Build([.. Corpus], Language);
        using var changed = PassageIndex.Build([.. Corpus.Skip(1), Corpus[0] with { Text = "Kinh phí khác." }], Language);
        using var otherWords = PassageIndex.Build(Corpus, LanguageData.Empty);

        Assert.Equal(one.Version, same.Version);
        Assert.NotEqual(one.Version, changed.Version);
        Assert.NotEqual(one.Version, otherWords.Version);
    }

    [Fact]
    public void Build_NoPassages_FindsNothing()
    {
        using var index = PassageIndex.Build([], Language);

        Assert.Empty(index.Search("kinh phí", 5));
    }

    [Fact]
    public void Search_WithEmbedder_FindsWhatSharesNoWord()
    {
        using var index = PassageIndex.Build(Corpus, Language, new SubjectEmbedder());

        Assert.Equal("an-giang", index.Search("trộm cắp", 1)[0].Passage.Anchor);
        Assert.Equal("kinh-phi", index.Search("kinh phí lấy từ đâu", 1)[0].Passage.Anchor);
    }

    private static Passage Make(string anchor, string text) => new()
    {
        DocumentId = "ke-hoach",
        Anchor = anchor,
        HeadingPath = [],
        Kind = PassageKind.Paragraph,
        Start = 0,
        End = text.Length,
        Text = text,
        DocumentTitle = "Kế hoạch",
    };

    /// <summary>Knows two subjects: safety, and everything else.</summary>
    private sealed class SubjectEmbedder : IEmbedder
    {
        public double Weight => 1;

        public ReadOnlyMemory<float> Embed(string text) =>
            text.Contains("an ninh", StringComparison.Ordinal) || text.Contains("trộm", StringComparison.Ordinal) ? new[] { 1f, 0 } : new[] { 0, 1f };
    }
}
