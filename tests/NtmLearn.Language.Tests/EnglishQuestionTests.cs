namespace NtmLearn.Language.Tests;

public sealed class EnglishQuestionTests
{
    private static readonly Glossary Words = Glossary.Read(
        "english,vietnamese\ndepartment,sở\ntraining,tập huấn\ngoal,mục tiêu\nmain,~chính\nlead,chủ trì\nfarmers,nông dân\nhow many,bao nhiêu\n", "english");

    [Theory]
    [InlineData("Which department leads the training?", "sở nào chủ trì tập huấn")]
    [InlineData("How many main goals are there?", "bao nhiêu mục tiêu chính")]
    [InlineData("What do the farmers do?", "nông dân làm gì")]
    [InlineData("Can farmers lead?", "nông dân chủ trì không")]
    [InlineData("Who leads, and where?", "who chủ trì, và ở đâu")]
    public void Translate_Question_StandsInVietnameseOrder(string english, string vietnamese) =>
        Assert.Equal(vietnamese, EnglishQuestion.Translate(english, Words).Text, ignoreCase: true);

    [Fact]
    public void Translate_WordsOfNoMeaning_DoNotCountAsUnknown()
    {
        Assert.Equal(1, EnglishQuestion.Translate("What are the goals of it?", Words).Known);
        Assert.Equal(0.5, EnglishQuestion.Translate("goals of volcanoes", Words).Known);
    }

    [Fact]
    public void Translate_Nothing_IsNothing() => Assert.Equal(("", 0), EnglishQuestion.Translate("", Words));
}
