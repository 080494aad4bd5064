using System.Diagnostics;
using System.Text;
using CsCheck;

namespace NtmLearn.Language.Tests;

public sealed class SpellingModelTests
{
    private static readonly string[] Texts =
    [
        "Ủy ban nhân dân tỉnh ban hành kế hoạch chuyển đổi số trong xây dựng nông thôn mới. Nông thôn mới thông minh là mục tiêu của chuyển đổi số.",
        "Ủy ban Mặt trận Tổ quốc tỉnh lấy ý kiến của người dân về kết quả xây dựng nông thôn mới. Mặt trận tổ chức giám sát.",
        "Hợp tác xã đăng ký lớp tập huấn tại văn phòng. Kinh phí lấy từ nguồn vốn của chương trình. Quý bà con ở An Giang giữ an ninh.",
    ];

    private static readonly LanguageData Language = LanguageData.Read(
        "# short forms\nshort,long,meaning\nUBND,Ủy ban nhân dân,\nCĐS,chuyển đổi số,\nBAN,bản án,\n",
        "chat,standard\nko,không\ndc,được\nj,gì\nntn,như thế nào\n",
        "everyday,official\ntiền,kinh phí\ntiền,nguồn vốn\n");

    private static readonly SpellingModel Model = SpellingModel.Learn(Texts);

    [Theory]
    [InlineData("chuyen doi so la gi", "chuyển đổi số là gì")]
    [InlineData("chuyeern ddooir soos laf gif", "chuyển đổi số là gì")]
    [InlineData("chuye6n3 d9o6i3 so61", "chuyển đổi số")]
    [InlineData("chuye6n d9o6i3 so61", "chuyển đổi số")]
    [InlineData("mặc trận tổ chứt j", "mặt trận tổ chức gì")]
    [InlineData("nong thn moi", "nông thôn mới")]
    [InlineData("kế hạoch", "kế hoạch")]
    [InlineData("Kế Hoặch", "Kế Hoạch")]
    [InlineData("dc ko", "được không")]
    [InlineData("ke hoach ntn", "kế hoạch như thế nào")]
    [InlineData("UY BAN NHAN DAN", "ỦY BAN NHÂN DÂN")]
    [InlineData("an ninh ở an giang", "an ninh ở an giang")]
    [InlineData("hoà bình", "hoà bình")]
    public void Repair_MisspeltQuestion_ReadsAsMeant(string typed, string meant) => Assert.Equal(meant, Repair(typed).Text);

    [Theory]
    [InlineData("ai làm gì, ở đâu, khi nào, bao nhiêu, tại sao, mấy cái?")]
    [InlineData("giá vàng hôm nay bao nhiêu")]
    [InlineData("cách nấu phở bò")]
    [InlineData("ai là tổng thống Mỹ?")]
    [InlineData("tôi bị mất điện thoại thì gọi ai")]
    [InlineData("quý bà con 😀 57-NQ/TW 1.000.000")]
    public void Repair_WellTypedQuestionOnAnySubject_StaysAsTyped(string typed)
    {
        var question = Repair(typed);

        Assert.Equal(typed, question.Text);
        Assert.False(question.WorthTelling);
    }

    [Fact]
    public void Repair_OnlyDiacriticsMissing_IsNotWorthTelling() => Assert.False(Repair("chuyen doi so").WorthTelling);

    [Fact]
    public void Repair_Slip_IsWorthTellingWithItsPlace()
    {
        var question = Repair("kinh pphí ở đâu");

        var change = Assert.Single(question.Changes);
        Assert.Equal(("pphí", "phí", SpellingChangeKind.Slip), (change.From, change.To, change.Kind));
        Assert.Equal("pphí", question.Original[change.Start..change.End]);
        Assert.True(question.WorthTelling);
    }

    [Theory]
    [InlineData("ubnd tỉnh", "ủy ban nhân dân", ExpansionKind.Abbreviation)]
    [InlineData("cds là gì", "chuyển đổi số", ExpansionKind.Abbreviation)]
    [InlineData("uy ban nhan dan", "ubnd", ExpansionKind.Abbreviation)]
    [InlineData("tien o dau", "nguồn vốn", ExpansionKind.Synonym)]
    [InlineData("ntm là gì", "nông thôn mới", ExpansionKind.Initials)]
    [InlineData("05 mục tiêu", "năm", ExpansionKind.Number)]
    [InlineData("ba mươi tám xã", "38", ExpansionKind.Number)]
    public void Repair_WordWithOthersForIt_OffersThem(string typed, string other, ExpansionKind kind) =>
        Assert.Contains(Repair(typed).Expansions, e => e.Text == other && e.Kind == kind);

    [Theory]
    [InlineData("năm 2025")]
    [InlineData("mỗi năm")]
    [InlineData("trong năm nay")]
    public void Repair_YearInWords_IsNotFive(string typed) => Assert.DoesNotContain(Repair(typed).Expansions, e => e.Text == "5");

    [Fact]
    public void Repair_ShortFormThatIsAWord_NeedsCapitals()
    {
        Assert.Contains(Repair("BAN nào").Expansions, e => e.Text == "bản án");
        Assert.DoesNotContain(Repair("ban nào").Expansions, e => e.Text == "bản án");
    }

    [Fact]
    public void Repair_Khmer_StaysAsTyped()
    {
        var question = Repair("តើលុយមកពីណា?");

        Assert.True(question.HasKhmer);
        Assert.Equal(question.Original, question.Text);
    }

    [Fact]
    public void Repair_EmptyQuestion_IsEmpty() => Assert.Empty(Repair("").Tokens);

    [Fact]
    public void Repair_ComposedAndDecomposed_AreReadAlike() => AnyText.Vietnamese.Sample(text =>
    {
        var (composed, decomposed) = (Repair(text), Repair(text.Normalize(NormalizationForm.FormD)));
        Assert.Equal(composed.Text, decomposed.Text);
        Assert.Equal(composed.Expansions, decomposed.Expansions);
    });

    [Fact]
    public void Repair_AnyText_NeverThrowsAndSpansAreExact() => AnyText.Strings.Sample(text =>
    {
        var question = Repair(text);
        Assert.All(question.Tokens, t => Assert.Equal(question.Original[t.Typed.Start..t.Typed.End], t.Typed.Text));
        Assert.All(question.Expansions, e => Assert.InRange(e.FirstToken + e.TokenCount, 1, question.Tokens.Count));
    });

    [Theory]
    [InlineData("chuyen doi so ")]
    [InlineData("x")]
    [InlineData("ksdjf ")]
    [InlineData("9/")]
    public void Repair_VeryLongQuestion_TakesLittleTime(string part)
    {
        var started = Stopwatch.GetTimestamp();

        var question = Repair(string.Concat(Enumerable.Repeat(part, 10_000 / part.Length)));

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
        Assert.NotEmpty(question.Text);
    }

    [Fact]
    public void Learn_NothingAtAll_StillKnowsEverydayWords() =>
        Assert.Equal("bao nhiêu tiền", SpellingModel.Learn([]).Repair("bao nhieu tien", LanguageData.Empty).Text);

    [Fact]
    public void Knows_Words_AreThoseOfTheTexts()
    {
        Assert.True(Model.Knows("Chuyển"));
        Assert.False(Model.Knows("phở"));
        Assert.True(Model.IsWord("phở"));
    }

    private static RepairedQuestion Repair(string question) => Model.Repair(question, Language);
}
