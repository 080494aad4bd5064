using System.Text.Json.Nodes;
using NtmLearn.TestKit;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

public sealed class SameAnswerTests
{
    [Fact]
    public async Task Questions_OfEveryKind_AreAnsweredOverZaloAsOnTheWeb()
    {
        var cases = Repository.Find("tests/NtmLearn.Evaluation/cases/intents.jsonl");
        var questions = File.ReadLines(cases).Select(line => (string)JsonNode.Parse(line)!["text"]!).ToList();
        await using var program = await ZaloProgram.StartAsync();

        var different = await SameAnswers.CompareAsync(program, questions);

        Assert.True(questions.Count > 100);
        Assert.Empty(different);
    }
}
