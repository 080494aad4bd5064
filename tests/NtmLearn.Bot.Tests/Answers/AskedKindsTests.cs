using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Conversations;

namespace NtmLearn.Bot.Tests.Answers;

/// <summary>Kinds of questions, each by one example; unseen wordings are measured by the evaluation.</summary>
public sealed class AskedKindsTests(ContentPipeline pipeline) : IClassFixture<ContentPipeline>
{
    [Theory]
    [InlineData("Kế hoạch 38 có tới 12 mục tiêu phải không?", "05 mục tiêu")]
    [InlineData("Kiểm tra thường xuyên hay lâu lâu mới đi?", "hường xuyên")]
    [InlineData("Hội Nông dân và Mặt trận làm gì trong kế hoạch 38?", "hài lòng")]
    [InlineData("Hội Nông dân và Mặt trận làm gì trong kế hoạch 38?", "vận động")]
    [InlineData("Which department leads the training?", "Sở Nông nghiệp")]
    [InlineData("How many main goals does plan 38 have?", "05 mục tiêu")]
    [InlineData("Công an xã đi lấy ý kiến hài lòng của dân phải không?", "Mặt trận Tổ quốc")]
    [InlineData("Mặt trận được đề nghị hay bị bắt buộc phải làm?", "đề nghị")]
    [InlineData("Nội dung thứ tư của kế hoạch 38 là gì, còn nội dung thứ năm?", "xã hội số")]
    [InlineData("Nội dung thứ tư của kế hoạch 38 là gì, còn nội dung thứ năm?", "kinh tế số")]
    [InlineData("Mặt trận làm chuyện chi trong kế hoạch 38?", "hài lòng")]
    [InlineData("budget của kế hoạch 38 lấy từ source nào vậy ad", "vốn sự nghiệp")]
    public void Ask_AnyKind_QuotesWhatAnswersIt(string question, string words)
    {
        var reply = pipeline.Ask(question);

        Assert.True(reply.Status is AnswerStatus.Answered or AnswerStatus.Reviewed, $"{reply.Status} {reply.Text}");
        Assert.Contains(words, reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lớp tập huấn kéo dài bao lâu?")]
    [InlineData("Mỗi xã được 5 tỷ đồng phải không?")]
    [InlineData("Bệnh viện tỉnh được giao nhiệm vụ gì?")]
    [InlineData("nghe nói sở y tế chủ trì tập huấn kế hoạch 38 phải không")]
    [InlineData("Huyện nào được cấp vốn nhiều nhất?")]
    public void Ask_WhatNothingNames_IsRefused(string question)
    {
        var reply = pipeline.Ask(question);

        Assert.True(reply.Status is AnswerStatus.NotInDocuments or AnswerStatus.OutOfScope or AnswerStatus.Clarify, $"{reply.Status} {reply.Text}");
    }

    [Fact]
    public void Ask_InEnglishAboutSomethingElse_IsRefusedInEnglish() =>
        Assert.Equal(ReplyLanguage.English, pipeline.Ask("who won the football match yesterday").Language);
}
