using NtmLearn.Language;

namespace NtmLearn.Lms.Quizzes;

/// <summary>
/// What an answer is worth, between nothing and all points of its question:
/// <list type="bullet">
/// <item>single choice: all or nothing;</item>
/// <item>multiple choice: (right ones chosen − wrong ones chosen) ÷ right ones, never below nothing, so ticking everything gains nothing;</item>
/// <item>order: items that stand at their own place ÷ items;</item>
/// <item>short text: all or nothing, without regard to tones, capitals, punctuation and spaces;</item>
/// <item>left out: nothing.</item>
/// </list>
/// The score is the sum in percent of all points, rounded down: nobody passes by rounding. Without questions it is nothing.
/// </summary>
public static class QuizMarking
{
    private const int Places = 6;

    /// <summary>The score in whole percent, 0 to 100.</summary>
    public static int Score(IReadOnlyList<QuizQuestion> questions, QuizAnswers answers)
    {
        var most = questions.Sum(q => q.Points);

        // Thirds must add up to a whole before anything is cut off.
        return most == 0 ? 0 : (int)Math.Floor(Math.Round(questions.Sum(q => Share(q, answers) * q.Points) * 100 / most, Places));
    }

    /// <summary>The share of a question's points that its answer gets, 0 to 1.</summary>
    public static decimal Share(QuizQuestion question, QuizAnswers answers)
    {
        if (question.Kind == QuestionKind.ShortText)
        {
            return answers.Texts.TryGetValue(question.QuestionId, out var text) && Bare(text) is { Length: > 0 } typed
                && question.Options.Any(o => Bare(o.Text) == typed) ? 1 : 0;
        }

        var chosen = answers.Choices.GetValueOrDefault(question.QuestionId, []);
        return question.Kind switch
        {
            QuestionKind.Single => chosen is [var one] && question.Options.Any(o => o.OptionId == one && o.IsRight) ? 1 : 0,
            QuestionKind.Multiple => Multiple(question.Options, [.. chosen]),
            _ => (decimal)question.Options.Index().Count(o => chosen.ElementAtOrDefault(o.Index) == o.Item.OptionId) / question.Options.Count,
        };
    }

    private static decimal Multiple(IReadOnlyList<QuizOption> options, HashSet<int> chosen)
    {
        var right = options.Count(o => o.IsRight && chosen.Contains(o.OptionId));
        return Math.Max(0, (decimal)(right - (chosen.Count - right)) / Math.Max(1, options.Count(o => o.IsRight)));
    }

    /// <summary>Letters and digits only, one space between words, folded.</summary>
    private static string Bare(string text) => string.Join(' ', string.Concat(VietnameseText.Fold(text).Select(c => char.IsLetterOrDigit(c) ? c : ' '))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
