using Orleans.Concurrency;

namespace NtmLearn.Bot.Conversations;

/// <summary>One place per conversation in the cluster, so that its turns run one after another.</summary>
public interface IConversationGrain : IGrainWithGuidKey
{
    /// <summary>Answers what waits in this conversation, oldest first. Calling it again is harmless.</summary>
    Task AnswerPendingAsync();

    /// <summary>
    /// Sends the replies that wait, oldest first, over a channel that is pushed to. Runs beside turns, once at a time;
    /// calling it again is harmless.
    /// </summary>
    [AlwaysInterleave]
    Task DeliverAsync();
}
