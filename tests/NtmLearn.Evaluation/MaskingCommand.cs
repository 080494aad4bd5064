using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Intents;
using NtmLearn.TestKit;

namespace NtmLearn.Evaluation;

/// <summary>What is kept of each case after personal data is replaced.</summary>
internal static class MaskingCommand
{
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
                    Masked = PersonalDataMasker.Mask(asked.Text).Text,
                    Text = outcome.Text,
                    Wrote = outcome.Effect != TurnEffect.None,
                };
            },
            (asked, result) => result.Masked == asked.Expect);
    }
}
