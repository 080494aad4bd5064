using CsCheck;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Intents;

namespace NtmLearn.Bot.Tests.Intents;

public sealed class IntentClassifierTests
{
    private static readonly OutOfScopeTopics OtherTopics = OutOfScopeTopics.ReadFile(CaseFiles.Content("language/off-topic.csv"));

    private static readonly IntentClassifier Classifier =
        new(IntentExample.ReadFile(CaseFiles.Content("language/intents.jsonl")), OtherTopics);

    [Fact]
    public void Classify_UnseenWordings_AreMostlyRight()
    {
        var cases = CaseFiles.Read("intents.jsonl");

        var wrong = cases.Where(c => Classifier.Classify(c.Text).Intent.ToWire() != c.Expect).ToList();

        Assert.True(wrong.Count <= cases.Count * 0.08, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("Ai chủ trì tập huấn?")]
    [InlineData("kinh phi tap huan lay o dau")]
    [InlineData("Đăng ký tài khoản dịch vụ công như thế nào?")]
    [InlineData("Hội Nông dân có nhiệm vụ gì")]
    public void Classify_QuestionAboutThePlan_IsAskPlan(string text) =>
        Assert.Equal(Intent.AskPlan, Classifier.Classify(text).Intent);

    [Fact]
    public void Classify_LinkPhone_ReadsTheNumber()
    {
        var match = Classifier.Classify("Liên kết số điện thoại 0912.345.678 của tôi");

        Assert.Equal(Intent.LinkPhone, match.Intent);
        Assert.Equal("+84912345678", match.Slots["phone"]);
    }

    [Fact]
    public void Classify_FindClass_ReadsTopicAndUnit()
    {
        var match = Classifier.Classify("Ở xã Lương Hòa có lớp dạy bán hàng trên mạng không?");

        Assert.Equal(Intent.FindClass, match.Intent);
        Assert.Equal("bán hàng qua mạng", match.Slots["topic"]);
        Assert.Equal("xã Lương Hòa", match.Slots["unit"]);
    }

    [Theory]
    [InlineData("Bạn là người hay máy?", AnswerStatus.AboutMe)]
    [InlineData("are you a robot", AnswerStatus.AboutMe)]
    [InlineData("xin chao", AnswerStatus.Greeting)]
    [InlineData("សួស្តី", AnswerStatus.Greeting)]
    [InlineData("cam on nhieu nha", AnswerStatus.Thanks)]
    public void Check_SmallTalk_IsRecognised(string text, AnswerStatus expected) => Assert.Equal(expected, SmallTalk.Check(text));

    [Theory]
    [InlineData("chào em, kinh phí lấy ở đâu vậy")]
    [InlineData("ok vậy ai chủ trì?")]
    [InlineData("robot có trong mô hình không")]
    public void Check_QuestionWithPleasantry_IsAQuestion(string text) => Assert.Null(SmallTalk.Check(text));

    [Theory]
    [InlineData("troi hom nay co mua khong", "thời tiết")]
    [InlineData("giá vàng hôm nay bao nhiêu", "tiền bạc")]
    [InlineData("ai chủ trì tập huấn", null)]
    [InlineData("lấy ý kiến hài lòng do ai làm", null)]
    public void Find_OtherTopics_OnlyByTheirVocabulary(string text, string? topic) => Assert.Equal(topic, OtherTopics.Find(text));

    [Fact]
    public void Classify_AnyText_NeverThrows() =>
        Gen.String[0, 200].Sample(text => Classifier.Classify(text).Confidence is >= 0 and <= 1, iter: 3_000);
}
