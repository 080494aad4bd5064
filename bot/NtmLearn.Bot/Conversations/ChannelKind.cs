namespace NtmLearn.Bot.Conversations;

/// <summary>What carries messages between people and the assistant.</summary>
public enum ChannelKind
{
    /// <summary>Direct Line: our own page and any Bot Framework client.</summary>
    Web = 1,
}
