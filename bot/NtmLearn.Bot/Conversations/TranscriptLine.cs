namespace NtmLearn.Bot.Conversations;

/// <summary>One activity as a client receives it.</summary>
public readonly record struct TranscriptLine(long Sequence, bool FromBot, string Json);
