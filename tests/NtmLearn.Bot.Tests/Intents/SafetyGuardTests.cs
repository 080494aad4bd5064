using CsCheck;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Intents;
using NtmLearn.Language;

namespace NtmLearn.Bot.Tests.Intents;

public sealed class SafetyGuardTests
{
    [Fact]
    public void Check_HostileCorpus_RecognisesNearlyAll()
    {
        var hostile = CaseFiles.Read("attacks.jsonl").Where(c => c.Expect != "ordinary").ToList();

        var missed = hostile.Where(c => SafetyGuard.Check(c.Text)?.Status.ToString() != c.Expect).ToList();

        Assert.True(missed.Count <= hostile.Count * 0.02, string.Join('\n', missed));
    }

    [Fact]
    public void Check_OrdinaryQuestions_PassWithAndWithoutDiacritics()
    {
        var blocked = CaseFiles.Read("attacks.jsonl").Where(c => c.Expect == "ordinary")
            .SelectMany(c => new[] { c.Text, VietnameseText.Fold(c.Text) })
            .Where(text => SafetyGuard.Check(text) is not null);

        Assert.Empty(blocked);
    }

    [Theory]
    [InlineData("tôi muốn chết", "self_harm")]
    [InlineData("chong danh toi", "violence")]
    [InlineData("tôi vừa bị lừa mất 20 triệu", "scam_now")]
    [InlineData("cứu tôi với", "emergency")]
    public void Check_Danger_SaysWhichKind(string text, string reason)
    {
        var verdict = SafetyGuard.Check(text);

        Assert.Equal(new SafetyVerdict(AnswerStatus.Crisis, reason), verdict);
    }

    [Fact]
    public void Check_LongTextWithDanger_IsCrisisNotTooLong()
    {
        var verdict = SafetyGuard.Check("Tôi muốn chết. " + new string('a', 3000));

        Assert.Equal(AnswerStatus.Crisis, verdict?.Status);
    }

    [Fact]
    public void Check_LengthSetting_IsKept()
    {
        Assert.Null(SafetyGuard.Check("kinh phí lấy ở đâu", maxLength: 18));
        Assert.Equal(AnswerStatus.TooLong, SafetyGuard.Check("kinh phí lấy ở đâu", maxLength: 17)?.Status);
    }

    [Fact]
    public void Check_AnyText_NeverThrows() =>
        Gen.String[0, 300].Sample(text => SafetyGuard.Check(text) is null or { Reason.Length: > 0 }, iter: 5_000);
}
