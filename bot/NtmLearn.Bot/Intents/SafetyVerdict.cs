using NtmLearn.Bot.Answers;

namespace NtmLearn.Bot.Intents;

/// <summary>Why a message is answered in kind instead of from the documents.</summary>
/// <param name="Status">Harmful, PersonalData, Injection, Abuse, Crisis or TooLong.</param>
/// <param name="Reason">Short code of the meaning that was recognised, such as <c>forgery</c>; for the receipt and for tests.</param>
public sealed record SafetyVerdict(AnswerStatus Status, string Reason);
