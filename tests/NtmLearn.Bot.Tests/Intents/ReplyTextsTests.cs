using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Conversations;

namespace NtmLearn.Bot.Tests.Intents;

public sealed class ReplyTextsTests
{
    private static readonly AnswerStatus[] WithText =
        [.. Enum.GetValues<AnswerStatus>().Except([AnswerStatus.Answered, AnswerStatus.Reviewed])];

    [Theory]
    [InlineData(ReplyLanguage.Vietnamese)]
    [InlineData(ReplyLanguage.Khmer)]
    [InlineData(ReplyLanguage.English)]
    public void For_EveryStatus_HasItsOwnFilledText(ReplyLanguage language)
    {
        var texts = Read(new ReplyContact("Văn phòng Điều phối", "0294 3 855 000", "7:00–17:00"));

        var all = WithText.Select(status => texts.For(status, language)).ToList();

        Assert.All(all, text => Assert.DoesNotContain('{', text));
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    [Fact]
    public void Officer_WithContact_NamesIt() =>
        Assert.Contains("0294 3 855 000", Read(new ReplyContact("Văn phòng", "0294 3 855 000", null)).Officer(ReplyLanguage.Vietnamese));

    [Fact]
    public void NotInDocuments_WithoutContact_OffersToLeaveAQuestion() =>
        Assert.Contains("Để lại câu hỏi", Read(ReplyContact.None).For(AnswerStatus.NotInDocuments, ReplyLanguage.Vietnamese));

    [Fact]
    public void IsReviewed_Khmer_IsFalseUntilSignedOff() => Assert.False(Read(ReplyContact.None).IsReviewed(ReplyLanguage.Khmer));

    [Fact]
    public void ReadFolder_MissingText_NamesIt()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        foreach (var file in Directory.GetFiles(CaseFiles.Content("templates"), "replies.*.json"))
        {
            var text = File.ReadAllText(file).Replace("\"Thanks\"", "\"Greeting2\"", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), text);
        }

        var fault = Assert.Throws<InvalidDataException>(() => ReplyTexts.ReadFolder(folder, ReplyContact.None, 90));

        Assert.Contains("Greeting2", fault.Message);
    }

    private static ReplyTexts Read(ReplyContact contact) => ReplyTexts.ReadFolder(CaseFiles.Content("templates"), contact, 90);
}
