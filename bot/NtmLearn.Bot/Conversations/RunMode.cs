namespace NtmLearn.Bot.Conversations;

/// <summary>How the program was started. In demo mode every reply carries what outside checks read.</summary>
public sealed record RunMode(bool IsDemo);
