namespace NtmLearn.Bot.Conversations;

/// <summary>One message of a conversation, as the chat page lists it.</summary>
/// <param name="Id">Its place in the conversation, the last part of its activity's id.</param>
/// <param name="Reply">Set when the assistant speaks.</param>
public sealed record ChatLine(string Id, string Text, DateTime At, ReplyData? Reply);
