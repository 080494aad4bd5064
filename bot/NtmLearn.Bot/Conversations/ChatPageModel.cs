using NtmLearn.Bot.Channels.Web;

namespace NtmLearn.Bot.Conversations;

/// <summary>What the chat page shows.</summary>
/// <param name="Lines">The conversation so far; empty before the first message.</param>
/// <param name="Suggestions">Questions that the documents can answer.</param>
/// <param name="Key">Names the next message, so that sending it twice counts once.</param>
/// <param name="IsWaiting">A message has no reply yet and one may be expected.</param>
/// <param name="KeptDays">How long texts are kept.</param>
public sealed record ChatPageModel(
    IReadOnlyList<WebLine> Lines,
    IReadOnlyList<SuggestedReply> Suggestions,
    string Key,
    bool IsWaiting,
    int KeptDays)
{
    /// <summary>The conversation whose lines are shown.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Language tag of the suggestions, which may be Vietnamese for want of others.</summary>
    public string SuggestionsLanguage { get; init; } = "vi";

    /// <summary>Key of the text that says what went wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>What was typed, kept when it could not be taken.</summary>
    public string? Draft { get; init; }

    /// <summary>The receipt whose reader said "not quite" and may say why.</summary>
    public string? AskWhy { get; init; }

    /// <summary>The receipt whose reader was just thanked.</summary>
    public string? Thanked { get; init; }

    public bool WasErased { get; init; }
}
