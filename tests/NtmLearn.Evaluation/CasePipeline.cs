using NtmLearn.Bot.Conversations;

namespace NtmLearn.Evaluation;

/// <summary>Asks the product's own turn pipeline, each case as the first message of a conversation.</summary>
internal sealed class CasePipeline
{
    private static readonly DateOnly Today = new(2026, 1, 15);
    private readonly TurnPipeline _pipeline = new();

    public TurnOutcome Ask(string text) => _pipeline.Respond(new TurnInput(text, null, TurnMemory.Empty, Today));
}
