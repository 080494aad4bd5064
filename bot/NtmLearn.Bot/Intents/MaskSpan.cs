namespace NtmLearn.Bot.Intents;

/// <summary>A stretch of the cleaned text that is personal data.</summary>
internal readonly record struct MaskSpan(int Start, int End, PersonalDataKind Kind);
