using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Intents;
using NtmLearn.TestKit;

namespace NtmLearn.Evaluation;

/// <summary>What each case asks for, in the words of the closed list.</summary>
internal static class IntentsCommand
{
    public static int Run(IReadOnlyList<string> args)
    {
        var classifier = new IntentClassifier(
            IntentExample.ReadFile(Repository.Find("content/language/intents.jsonl")),
            OutOfScopeTopics.ReadFile(Repository.Find("content/language/off-topic.csv")));
        var pipeline = new CasePipeline(Repository.Find("content"));
        return EvaluationCases.Run(
            args,
            asked =>
            {
                var outcome = pipeline.Ask(asked.Text);
                return new CaseResult
                {
                    Id = asked.Id,
                    Intent = classifier.Classify(asked.Text).Intent.ToWire(),
                    Text = outcome.Text,
                    Wrote = outcome.Effect != TurnEffect.None,
                };
            },
            (asked, result) => result.Intent == asked.Expect);
    }
}
