namespace NtmLearn.Bot.Conversations;

/// <summary>One place per conversation in the cluster, so that its turns run one after another.</summary>
public interface IConversationGrain : IGrainWithGuidKey
{
    /// <summary>Answers what waits in this conversation, oldest first. Calling it again is harmless.</summary>
    Task AnswerPendingAsync();
}
