namespace NtmLearn.Bot.Conversations;

/// <summary>The conversation of a browser and the user that its tokens are made out to.</summary>
internal sealed record VisitorConversation(Guid ConversationId, string UserId);
