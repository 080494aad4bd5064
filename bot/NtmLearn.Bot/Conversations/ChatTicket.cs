namespace NtmLearn.Bot.Conversations;

/// <summary>What the page's script needs to go on live over Direct Line.</summary>
/// <param name="StreamUrl">Where to connect, once and within a minute.</param>
public sealed record ChatTicket(string ConversationId, string UserId, string Token, int ExpiresIn, string StreamUrl);
