using NtmLearn.Bot.Answers;
using NtmLearn.Language;

namespace NtmLearn.Bot.Intents;

/// <summary>
/// Recognises by meaning what must not be answered from the documents: danger to the person, attempts to change the
/// rules, help with doing wrong, other people's data, insults, and texts too long. Pure; ordinary questions pass.
/// </summary>
public static class SafetyGuard
{
    /// <summary>Longest message that is read as a question, in characters.</summary>
    public const int MaxLength = 2000;

    /// <summary>Beyond this nothing is looked at; a longer text is too long whatever it says.</summary>
    private const int LookedAt = 4000;

    /// <summary>What the message must be answered as, or null for an ordinary one.</summary>
    public static SafetyVerdict? Check(string text, int maxLength = MaxLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = text.Length > LookedAt ? text[..LookedAt] : text;
        var readable = DisguisedText.Readable(start);
        var words = Words(readable);
        if (Find(CrisisRules.All, words) is { } crisis)
        {
            return crisis;
        }

        if (text.Length > maxLength)
        {
            return new SafetyVerdict(AnswerStatus.TooLong, "length");
        }

        return InjectionRules.Check(start, words)
            ?? Hidden(start)
            ?? Find(HarmRules.All, words)
            ?? OthersDataRules.Check(readable, words)
            ?? Find(AbuseRules.All, words);
    }

    private static SafetyVerdict? Find(IReadOnlyList<SafetyRule> rules, IReadOnlyList<MessageWord> words)
    {
        foreach (var rule in rules)
        {
            if (rule.Matches(words))
            {
                return rule.Verdict;
            }
        }

        return null;
    }

    /// <summary>What is hidden in tag characters, base64, spaced letters or digits for letters is judged as if typed.</summary>
    private static SafetyVerdict? Hidden(string text)
    {
        foreach (var hidden in DisguisedText.Hidden(text))
        {
            var words = Words(DisguisedText.Readable(hidden));
            if (InjectionRules.Check(hidden, words) is not null || Find(HarmRules.All, words) is not null)
            {
                return new SafetyVerdict(AnswerStatus.Injection, "hidden_text");
            }
        }

        return null;
    }

    private static List<MessageWord> Words(string readable)
    {
        var clean = VietnameseText.Normalise(readable);
        return MessageWords.Meant(clean, VietnameseText.Fold(clean));
    }
}
