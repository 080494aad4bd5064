namespace NtmLearn.Bot.Conversations;

/// <summary>Holds no state: the database decides, this only keeps turns from racing.</summary>
internal sealed class ConversationGrain(TurnService turns) : Grain, IConversationGrain
{
    public Task AnswerPendingAsync() => turns.AnswerPendingAsync(this.GetPrimaryKey(), CancellationToken.None);
}
