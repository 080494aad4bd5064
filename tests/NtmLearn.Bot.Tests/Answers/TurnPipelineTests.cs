using CsCheck;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Intents;

namespace NtmLearn.Bot.Tests.Answers;

public sealed class TurnPipelineTests(ContentPipeline pipeline) : IClassFixture<ContentPipeline>
{
    [Theory]
    [InlineData("tien lam chuong trinh nay lay o dau", "vốn sự nghiệp")]
    [InlineData("Tiền làm chương trình này lấy ở đâu?", "vốn sự nghiệp")]
    [InlineData("tien lam chuong trinh nay lay o dau z ad", "vốn sự nghiệp")]
    [InlineData("Ai chủ trì tập huấn, ai được học?", "người dân")]
    public void Ask_InAnySpelling_QuotesTheSamePlace(string question, string words)
    {
        var reply = pipeline.Ask(question);

        Assert.True(reply.Status is AnswerStatus.Answered or AnswerStatus.Reviewed, reply.Text);
        Assert.Contains(words, reply.Text, StringComparison.Ordinal);
        Assert.Contains(reply.Citations, c => c.DocumentId == "ke-hoach-38-kh-ubnd");
    }

    [Fact]
    public void Ask_AnyAnswer_QuotesExactSpansOfItsDocument()
    {
        var texts = pipeline.Documents.ToDictionary(d => d.Document.DocumentId, d => d.Document.Text);

        foreach (var question in pipeline.Documents.SelectMany(d => d.Passages).SelectMany(p => p.Questions).Distinct())
        {
            var reply = pipeline.Ask(question);
            foreach (var (citation, span) in reply.Citations.SelectMany(c => c.Spans.Select(s => (c, s))))
            {
                Assert.Equal(span.Text, texts[citation.DocumentId][span.Start..span.End]);
                Assert.True(reply.Status == AnswerStatus.Reviewed || reply.Text.Contains(span.Text, StringComparison.Ordinal), question);
            }

            Assert.Equal(reply.Status is AnswerStatus.Answered or AnswerStatus.Reviewed, reply.Citations.Count > 0);
        }
    }

    [Theory]
    [InlineData("Tổng kinh phí của kế hoạch là bao nhiêu tỷ đồng?")]
    [InlineData("Ai ký kế hoạch 38, chức vụ gì?")]
    [InlineData("khong lam thi bi phat gi")]
    [InlineData("kế hoạch bị hủy rồi phải không")]
    [InlineData("Sở Y tế làm gì trong kế hoạch 38?")]
    public void Ask_WhatNoDocumentSays_IsRefusedWithAWayOn(string question)
    {
        var reply = pipeline.Ask(question);

        Assert.True(reply.Status is AnswerStatus.NotInDocuments or AnswerStatus.OutOfScope or AnswerStatus.Clarify, $"{reply.Status}: {reply.Text}");
        Assert.Empty(reply.Citations);
        Assert.Contains("liên hệ", reply.Text, StringComparison.Ordinal);
        Assert.NotEmpty(reply.Suggestions);
    }

    [Fact]
    public void Ask_HowManyGoals_SaysThatFewerAreListedThanAnnounced()
    {
        var reply = pipeline.Ask("Kế hoạch 38 có những mục tiêu gì?");

        Assert.Contains("05 mục tiêu", reply.Text, StringComparison.Ordinal);
        Assert.Matches("chỉ liệt kê (04|bốn)", reply.Text);
    }

    [Fact]
    public void FollowUp_AfterAnAnswer_LeansOnIt()
    {
        var first = pipeline.Ask("Mặt trận Tổ quốc làm gì trong kế hoạch?");

        var second = pipeline.Ask("còn hội phụ nữ thì sao?", first.Memory);

        Assert.True(second.Status is AnswerStatus.Answered or AnswerStatus.Reviewed, second.Text);
        Assert.Contains("Phụ nữ", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void FollowUp_AfterARefusal_DoesNotLeanOnIt()
    {
        var answered = pipeline.Ask("Mặt trận Tổ quốc làm gì trong kế hoạch?");

        var refused = pipeline.Ask("giá vàng hôm nay", answered.Memory);

        Assert.Equal(answered.Memory.LastQuestion, refused.Memory.LastQuestion);
    }

    [Fact]
    public void Ask_InEnglish_AnswersInAnEnglishFrame()
    {
        var reply = pipeline.Ask("Where does the funding come from?");

        Assert.Equal(ReplyLanguage.English, reply.Language);
        Assert.Contains("The document says", reply.Text, StringComparison.Ordinal);
        Assert.Contains("vốn", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void LeaveQuestion_ThenTheQuestion_IsKeptWithoutPersonalData()
    {
        var prompt = pipeline.Ask("Để lại câu hỏi");

        var kept = pipeline.Ask("Khi nào ấp tôi có lớp, gọi tôi số 0912 345 678", prompt.Memory);

        Assert.Equal(TurnEffect.KeepQuestion, kept.Effect);
        Assert.Contains("[số điện thoại]", kept.MaskedText, StringComparison.Ordinal);
        Assert.DoesNotContain("345", kept.MaskedText + kept.Text, StringComparison.Ordinal);
        Assert.False(kept.Memory.AwaitingQuestionForOfficer);
    }

    [Fact]
    public void LeaveQuestion_ThenThoi_KeepsNothing()
    {
        var prompt = pipeline.Ask("Để lại câu hỏi");

        var dropped = pipeline.Ask("thôi", prompt.Memory);

        Assert.Equal(TurnEffect.None, dropped.Effect);
        Assert.False(dropped.Memory.AwaitingQuestionForOfficer);
    }

    [Theory]
    [InlineData("xoá hội thoại")]
    [InlineData("xoa hoi thoai")]
    public void Erase_OnCommand_ForgetsEverything(string command)
    {
        var first = pipeline.Ask("Ai ban hành kế hoạch 38?");

        var erased = pipeline.Ask(command, first.Memory);

        Assert.Equal(TurnEffect.EraseConversation, erased.Effect);
        Assert.Equal(Intent.EraseMe, erased.Intent);
        Assert.Null(erased.Memory.LastQuestion);
    }

    [Theory]
    [InlineData("các sở khác phối hợp với ai vậy")]
    [InlineData("Lớp học do bên nào mở, dân như tôi có được vô học không?")]
    [InlineData("bo may nha nuoc lam viec tren mang la sao")]
    public void Ask_OrdinaryWords_AreNeitherSmallTalkNorAbuse(string question)
    {
        var reply = pipeline.Ask(question);

        Assert.True(reply.Status is not (AnswerStatus.AboutMe or AnswerStatus.Abuse), reply.Status.ToString());
    }

    [Fact]
    public void Respond_ToAnyText_NeverThrows() => Gen.String.Sample(text => pipeline.Ask(text).Text.Length > 0, iter: 300);
}
