namespace NtmLearn.Bot.Intents;

/// <summary>A text that is safe to store and log, and the kinds of personal data that were replaced in it.</summary>
public sealed record MaskedText(string Text, IReadOnlyList<PersonalDataKind> Kinds);
