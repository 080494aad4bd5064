using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>
/// How sure an answer is and where to draw the lines. The figures were fitted on development questions only
/// (tests/NtmLearn.Evaluation/README.md says how and when).
/// </summary>
internal static class Calibration
{
    /// <summary>From here on we answer.</summary>
    public const double Answer = 0.33;

    /// <summary>Below this share of the question we take it to be about something else.</summary>
    public const double OnSubject = 0.25;

    /// <summary>Below this a mended spelling is told to the person along with the answer.</summary>
    public const double BeyondDoubt = 0.6;

    /// <summary>A second statement this near the first is shown too.</summary>
    public const double AsGood = 0.93;

    /// <summary>For a bare keyword, another document is shown from this coverage on.</summary>
    public const double KeywordAlso = 0.6;

    /// <summary>A later question of a message must be this sure when the first one has no answer.</summary>
    public const double SureAlone = 0.7;

    /// <summary>A document's own number is printed: a question for it need not repeat the document's words.</summary>
    private const double NumberGiven = 0.5;

    /// <summary>Confidence from 0 to 1.</summary>
    public static double Confidence(RankedStatement best, RankedStatement? answer, double unknown, Question question)
    {
        if (answer is null)
        {
            return 0;
        }

        if (question.Kinds.HasFlag(QuestionKinds.DocumentNumber) && unknown < 0.5 && answer.Coverage > 0.15)
        {
            return Math.Max(answer.Coverage, NumberGiven);
        }

        // What can answer must be about as much to the point as what reads most alike.
        var gap = Math.Max(0, best.Score - answer.Score);
        return Math.Clamp(answer.Coverage - (1.2 * gap) - (UnknownWeight(question) * unknown) - (LacksNumber(question, answer.Statement) ? 0.3 : 0), 0, 1);
    }

    /// <summary>"Có được hỗ trợ máy bơm không": a yes or no about what the documents never name is no answer at all.</summary>
    private static double UnknownWeight(Question question) =>
        question.Kinds.HasFlag(QuestionKinds.YesNo) && (question.Kinds & ~(QuestionKinds.YesNo | QuestionKinds.What)) == 0 ? 0.5 : 0.25;

    /// <summary>The question names a number, such as a year or an indicator, that stands nowhere near the statement.</summary>
    private static bool LacksNumber(Question question, Statement statement) => question.Terms.Any(t =>
        t.IsNumber && !t.IsRemembered && !StatementRanker.IsKnownOf(t, statement)
        && !t.Variants.Any(v => statement.Own.HasRun(v.Run) || statement.Near.HasRun(v.Run) || statement.Far.HasRun(v.Run)));
}
