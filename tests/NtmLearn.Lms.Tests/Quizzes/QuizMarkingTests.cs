using NtmLearn.Lms.Quizzes;

namespace NtmLearn.Lms.Tests.Quizzes;

public sealed class QuizMarkingTests
{
    private static readonly QuizQuestion Single = new(1, QuestionKind.Single, "Một", 2, [new(1, "A", false), new(2, "B", true), new(3, "C", false)]);
    private static readonly QuizQuestion Multiple = new(2, QuestionKind.Multiple, "Nhiều", 4, [new(1, "A", true), new(2, "B", true), new(3, "C", false), new(4, "D", false)]);
    private static readonly QuizQuestion Order = new(3, QuestionKind.Order, "Thứ tự", 3, [new(1, "A", false), new(2, "B", false), new(3, "C", false)]);
    private static readonly QuizQuestion Text = new(4, QuestionKind.ShortText, "Ngắn", 1, [new(1, "Định danh điện tử", false), new(2, "VNeID", false)]);

    [Theory]
    [InlineData(QuestionKind.Single, "2", "1")]
    [InlineData(QuestionKind.Single, "1", "0")]
    [InlineData(QuestionKind.Single, "2 1", "0")]
    [InlineData(QuestionKind.Single, "9", "0")]
    [InlineData(QuestionKind.Single, "", "0")]
    [InlineData(QuestionKind.Multiple, "1 2", "1")]
    [InlineData(QuestionKind.Multiple, "1", "0.5")]
    [InlineData(QuestionKind.Multiple, "1 3", "0")]
    [InlineData(QuestionKind.Multiple, "1 2 3", "0.5")]
    [InlineData(QuestionKind.Multiple, "1 2 3 4", "0")]
    [InlineData(QuestionKind.Multiple, "3 4", "0")]
    [InlineData(QuestionKind.Multiple, "1 1", "0.5")]
    [InlineData(QuestionKind.Order, "1 2 3", "1")]
    [InlineData(QuestionKind.Order, "1 3 2", "0.3333")]
    [InlineData(QuestionKind.Order, "2 3 1", "0")]
    [InlineData(QuestionKind.Order, "", "0")]
    public void Share_OfChoices_FollowsTheTable(QuestionKind kind, string chosen, string expected)
    {
        var question = new[] { Single, Multiple, Order }.Single(q => q.Kind == kind);
        var ids = chosen.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray();

        var share = QuizMarking.Share(question, Answers((question.QuestionId, ids)));

        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), share, 4);
    }

    [Theory]
    [InlineData("Định danh điện tử", 1)]
    [InlineData("dinh danh dien tu", 1)]
    [InlineData("  ĐỊNH  DANH điện tử. ", 1)]
    [InlineData("vneid!", 1)]
    [InlineData("danh", 0)]
    [InlineData("...", 0)]
    [InlineData("", 0)]
    public void Share_OfWords_IgnoresTonesCapitalsAndSigns(string typed, int expected) =>
        Assert.Equal(expected, QuizMarking.Share(Text, new QuizAnswers(new Dictionary<int, int[]>(), new Dictionary<int, string> { [4] = typed })));

    [Fact]
    public void Score_ThirdsThatMakeAWhole_AreAWhole()
    {
        QuizQuestion[] three = [Order with { QuestionId = 1, Points = 1 }, Order with { QuestionId = 2, Points = 1 }, Order with { QuestionId = 3, Points = 1 }];

        Assert.Equal(33, QuizMarking.Score(three, Answers((1, [1, 3, 2]), (2, [1, 3, 2]), (3, [1, 3, 2]))));
        Assert.Equal(100, QuizMarking.Score(three, Answers((1, [1, 2, 3]), (2, [1, 2, 3]), (3, [1, 2, 3]))));
    }

    [Fact]
    public void Score_JustBelow_IsNotRoundedUp() =>
        Assert.Equal(66, QuizMarking.Score([Single with { Points = 1 }, Single with { QuestionId = 9, Points = 2 }], Answers((9, [2]))));

    [Fact]
    public void Score_WithoutQuestions_IsNothing() => Assert.Equal(0, QuizMarking.Score([], QuizAnswers.None));

    [Fact]
    public void Shuffle_OfAnAttempt_IsStableWholeAndNeverTheRightOrder()
    {
        for (var i = 0; i < 50; i++)
        {
            var seed = Guid.NewGuid();
            var shown = QuizShuffle.Shown(Order, seed, shuffles: false);

            Assert.Equal(shown, QuizShuffle.Shown(Order, seed, shuffles: false));
            Assert.NotEqual(Order.Options, shown);
            Assert.Equal([1, 2, 3], shown.Select(o => o.OptionId).Order());
            Assert.Equal([1, 2, 3, 4], QuizShuffle.Questions([Single, Multiple, Order, Text], seed).Select(q => q.QuestionId).Order());
        }
    }

    [Fact]
    public void Paper_Line_ReadsBackAsItWasWritten()
    {
        var version = new QuizVersion { QuizVersionId = Guid.NewGuid(), QuizId = Guid.NewGuid(), Number = 1, Content = "", CreatedAt = DateTime.UnixEpoch };
        QuizQuestion[] questions = [Single, Multiple, Order, Text];
        var letters = string.Concat(Order.Options.Select(o => (char)('a' + PaperAnswers.Printed(Order, version).ToList().IndexOf(o))));

        var (answers, wrong) = PaperAnswers.Read($"b ; A,B; {letters}; vneid", questions, version);

        Assert.Null(wrong);
        Assert.Equal(100, QuizMarking.Score(questions, answers!));
        Assert.Equal($"B; AB; {letters.ToUpperInvariant()}; vneid", PaperAnswers.Write(answers!, questions, version));
        Assert.Contains("câu 1", PaperAnswers.Read("D", questions, version).Wrong, StringComparison.Ordinal);
        Assert.Contains("5 câu trả lời", PaperAnswers.Read("A;A;A;A;A", questions, version).Wrong, StringComparison.Ordinal);
        Assert.Equal(0, QuizMarking.Score(questions, PaperAnswers.Read(";;;", questions, version).Answers!));
    }

    private static QuizAnswers Answers(params (int Question, int[] Chosen)[] chosen) =>
        new(chosen.Where(c => c.Chosen.Length > 0).ToDictionary(c => c.Question, c => c.Chosen), new Dictionary<int, string>());
}
