using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Intents;

namespace NtmLearn.Bot.Conversations;

/// <summary>Languages of our fixed texts; quotations stay Vietnamese.</summary>
public enum ReplyLanguage
{
    Vietnamese = 1,
    Khmer = 2,
    English = 3,
}

/// <summary>What a reply asks the conversation to do, in the transaction that saves the reply.</summary>
public enum TurnEffect
{
    None = 1,

    /// <summary>Erase every text of this conversation at once ("xoá hội thoại").</summary>
    EraseConversation = 2,

    /// <summary>Keep the (masked) message as a question for an officer.</summary>
    KeepQuestion = 3,
}

/// <summary>A question or choice that the person can send with one tap.</summary>
/// <param name="Title">Words on the button.</param>
/// <param name="Text">What is sent when it is pressed.</param>
public sealed record SuggestedReply(string Title, string Text);

/// <summary>
/// What the next turn may know: the last answered turn and a choice or question that is awaited.
/// Serialised as JSON with the conversation; holds no text that the person typed except masked words.
/// </summary>
public sealed record TurnMemory
{
    public static TurnMemory Empty { get; } = new();

    /// <summary>Masked, repaired question of the last answered turn; follow-ups lean on it.</summary>
    public string? LastQuestion { get; init; }

    /// <summary>Passages that the last answer quoted, as documentId#anchor.</summary>
    public IReadOnlyList<string> LastPassages { get; init; } = [];

    /// <summary>Choices offered by a Clarify reply, in order.</summary>
    public IReadOnlyList<SuggestedReply> Choices { get; init; } = [];

    /// <summary>How many times in a row we asked back; two at most.</summary>
    public int Clarifications { get; init; }

    /// <summary>The next message is a question to leave for an officer.</summary>
    public bool AwaitingQuestionForOfficer { get; init; }
}

/// <summary>One message of a person, with all that is needed to answer it.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Language">The language chosen on the page, or null to go by the text.</param>
/// <param name="Today">The day in the province, for documents in force.</param>
public sealed record TurnInput(string Text, ReplyLanguage? Language, TurnMemory Memory, DateOnly Today)
{
    /// <summary>What was sent; without words unless it is a text.</summary>
    public InboundKind Kind { get; init; } = InboundKind.Text;
}

/// <summary>Everything a turn decided. A pure function of the input and the published knowledge.</summary>
public sealed record TurnOutcome
{
    public required AnswerStatus Status { get; init; }

    public required Intent Intent { get; init; }

    public required ReplyLanguage Language { get; init; }

    /// <summary>The reply: plain text, short lines separated by \n, quotations in “ ”, without links.</summary>
    public required string Text { get; init; }

    public IReadOnlyList<Citation> Citations { get; init; } = [];

    public IReadOnlyList<SuggestedReply> Suggestions { get; init; } = [];

    public IReadOnlyDictionary<string, string> Slots { get; init; } = new Dictionary<string, string>();

    public required TurnMemory Memory { get; init; }

    public TurnEffect Effect { get; init; } = TurnEffect.None;

    /// <summary>The person's words with personal data replaced, the only form that is stored or logged.</summary>
    public required string MaskedText { get; init; }

    public required AnswerReceipt Receipt { get; init; }
}
