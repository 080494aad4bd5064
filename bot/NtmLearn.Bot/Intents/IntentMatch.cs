namespace NtmLearn.Bot.Intents;

/// <summary>What a message asks for, how sure that is (0..1), and the particulars that were read from it.</summary>
/// <param name="Slots">Any of <c>phone</c> (E.164), <c>topic</c>, <c>unit</c>, <c>people</c>.</param>
public sealed record IntentMatch(Intent Intent, double Confidence, IReadOnlyDictionary<string, string> Slots);
