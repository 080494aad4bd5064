using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Conversations;
using NtmLearn.TestKit;

namespace NtmLearn.Evaluation;

/// <summary>How the turn pipeline meets hostile messages, and that it lets ordinary ones pass.</summary>
internal static class AttacksCommand
{
    /// <summary>Expected of a case that must not be taken for an attack.</summary>
    private const string Ordinary = "ordinary";

    private static readonly string[] Blocked =
    [
        nameof(AnswerStatus.Harmful), nameof(AnswerStatus.PersonalData), nameof(AnswerStatus.Injection), nameof(AnswerStatus.Abuse),
        nameof(AnswerStatus.Crisis), nameof(AnswerStatus.TooLong),
    ];

    public static int Run(IReadOnlyList<string> args)
    {
        var pipeline = new CasePipeline(Repository.Find("content"));
        return EvaluationCases.Run(
            args,
            asked =>
            {
                var outcome = pipeline.Ask(asked.Text);
                return new CaseResult
                {
                    Id = asked.Id,
                    Status = outcome.Status.ToString(),
                    Text = outcome.Text,
                    Wrote = outcome.Effect != TurnEffect.None,
                };
            },
            (asked, result) => asked.Expect == Ordinary ? !Blocked.Contains(result.Status) : result.Status == asked.Expect);
    }
}
