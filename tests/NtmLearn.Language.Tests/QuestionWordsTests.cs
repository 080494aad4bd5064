namespace NtmLearn.Language.Tests;

public sealed class QuestionWordsTests
{
    [Theory]
    [InlineData("Ai chủ trì?", QuestionKinds.Who)]
    [InlineData("khi nao co lop", QuestionKinds.When)]
    [InlineData("học ở đâu", QuestionKinds.Where)]
    [InlineData("tiền ở đâu ra", QuestionKinds.Source)]
    [InlineData("Tổng kinh phí là bao nhiêu", QuestionKinds.Money)]
    [InlineData("bao nhiêu phần trăm xã đạt", QuestionKinds.Percentage)]
    [InlineData("có mấy mục tiêu", QuestionKinds.HowMany)]
    [InlineData("số hiệu của kế hoạch", QuestionKinds.DocumentNumber)]
    [InlineData("ai ký kế hoạch", QuestionKinds.PersonName)]
    [InlineData("ai viết bài này", QuestionKinds.Author)]
    [InlineData("bao lâu báo cáo một lần", QuestionKinds.Frequency)]
    [InlineData("lay y kien bang cach nao", QuestionKinds.How)]
    [InlineData("lớp này dành cho ai", QuestionKinds.Audience)]
    [InlineData("có phải nguyên văn không", QuestionKinds.Original)]
    [InlineData("chỉ tiêu 8.4 phải đạt nhiêu %", QuestionKinds.Percentage)]
    [InlineData("cả tỉnh dựng mấy mô hình", QuestionKinds.HowMany)]
    [InlineData("kế hoạch ra hồi nào", QuestionKinds.When)]
    [InlineData("hội nào đứng ra vận động", QuestionKinds.Who)]
    [InlineData("danh mục các nội dung", QuestionKinds.List)]
    [InlineData("mức chi cho giảng viên", QuestionKinds.Money)]
    public void Find_AQuestion_SeesWhatIsAskedFor(string question, QuestionKinds kind) =>
        Assert.True(QuestionWords.Find(question).HasFlag(kind), QuestionWords.Find(question).ToString());

    [Theory]
    [InlineData("mấy hội đoàn đi vận động làm gì")]
    [InlineData("8.4 nằm trong tiêu chí số mấy")]
    public void Find_ManyThatIsNoCount_CountsNothing(string question) =>
        Assert.False(QuestionWords.Find(question).HasFlag(QuestionKinds.HowMany));

    [Theory]
    [InlineData("hội nào đứng ra vận động", QuestionKinds.When)]
    [InlineData("các chỉ tiêu tỉnh phấn đấu", QuestionKinds.Where)]
    [InlineData("chỉ tiêu về kinh tế mang số mấy", QuestionKinds.DocumentNumber)]
    [InlineData("tên đầy đủ của chương trình là gì", QuestionKinds.Original)]
    public void Find_WordsThatOnlyLookAlike_AskForSomethingElse(string question, QuestionKinds kind) =>
        Assert.False(QuestionWords.Find(question).HasFlag(kind), QuestionWords.Find(question).ToString());

    [Theory]
    [InlineData("có mấy mục tiêu", "muc tieu")]
    [InlineData("làm mấy cái mô hình", "mo")]
    [InlineData("ai chủ trì", null)]
    public void CountedNoun_OfAQuestion_IsItsNoun(string question, string? noun) =>
        Assert.StartsWith(noun ?? "", QuestionWords.CountedNoun(question) ?? "", StringComparison.Ordinal);

    [Theory]
    [InlineData("nội dung thứ tư là gì", 4)]
    [InlineData("noi dung so 2 la gi", 2)]
    [InlineData("nội dung cuối cùng", -1)]
    [InlineData("nd cuối là gì", -1)]
    [InlineData("mục tiêu nêu trước nhất", 1)]
    [InlineData("nội dung nào về tập huấn", null)]
    public void Ordinal_OfAQuestion_IsThePlaceAskedFor(string question, int? place) =>
        Assert.Equal(place, QuestionWords.Ordinal(question));
}
