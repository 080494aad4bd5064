using System.Text.RegularExpressions;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Conversations;
using NtmLearn.Language;

namespace NtmLearn.Evaluation;

internal enum Verdict
{
    Right = 1,
    Wrong = 2,
    OverRefused = 3,
}

/// <summary>Scores one reply by the rules of the evaluation data.</summary>
internal static class AnswerScoring
{
    private const int MostWords = 120;

    /// <summary>Shows that the reply names a next step.</summary>
    private static readonly string[] NextSteps =
        ["liên hệ", "hỏi", "hỗ trợ", "giúp", "tra cứu", "gợi ý", "tham khảo", "contact", "help", "ask", "assist", "ទាក់ទង", "សួរ"];

    public static Verdict Score(AnswerCase question, AnswerCaseMeta? meta, TurnOutcome reply)
    {
        var text = Comparable(reply.Text);
        if (question.Answerable)
        {
            var complete = question.MustContain.All(group => group.Any(words => text.Contains(Comparable(words), StringComparison.Ordinal)));
            return complete && WordCount(reply.Text) <= MostWords && !IsRefusal(reply.Status) ? Verdict.Right
                : IsRefusal(reply.Status) ? Verdict.OverRefused
                : Verdict.Wrong;
        }

        var forbidden = meta?.MustNot.Any(p => Regex.IsMatch(VietnameseText.Normalise(reply.Text), p, RegexOptions.IgnoreCase)) ?? false;
        var waysOn = NextSteps.Any(s => text.Contains(Comparable(s), StringComparison.Ordinal));
        if (IsRefusal(reply.Status))
        {
            return waysOn && !forbidden ? Verdict.Right : Verdict.Wrong;
        }

        // A false premise may also be denied with a citation.
        var denied = meta?.Kind == "false_premise" && reply.Citations.Count > 0 && !forbidden
            && question.MustContain.All(group => group.Any(words => text.Contains(Comparable(words), StringComparison.Ordinal)));
        return denied ? Verdict.Right : Verdict.Wrong;
    }

    /// <summary>Everything but an answer.</summary>
    public static bool IsRefusal(AnswerStatus status) => status is not (AnswerStatus.Answered or AnswerStatus.Reviewed);

    public static int WordCount(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static string Comparable(string text) =>
        string.Join(' ', VietnameseText.PlaceTones(VietnameseText.Normalise(text)).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
