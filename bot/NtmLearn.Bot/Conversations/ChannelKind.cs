namespace NtmLearn.Bot.Conversations;

/// <summary>What carries messages between people and the assistant.</summary>
public enum ChannelKind
{
    /// <summary>Direct Line: our own page and any Bot Framework client.</summary>
    Web = 1,

    /// <summary>The Zalo Official Account: replies are pushed to the person.</summary>
    Zalo = 2,
}
