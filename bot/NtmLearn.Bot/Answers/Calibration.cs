namespace NtmLearn.Bot.Answers;

/// <summary>
/// How sure an answer is and where to draw the lines. The figures were fitted on development questions only
/// (tests/NtmLearn.Evaluation/README.md says how and when).
/// </summary>
internal static class Calibration
{
    /// <summary>From here on we answer.</summary>
    public static readonly double Answer = double.Parse(Environment.GetEnvironmentVariable("T_ANS") ?? "0.40", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Below this share of the question we take it to be about something else.</summary>
    public const double OnSubject = 0.25;

    /// <summary>A second statement this near the first is shown too.</summary>
    public const double AsGood = 0.93;

    /// <summary>A later question of a message must be this sure when the first one has no answer.</summary>
    public const double SureAlone = 0.7;

    /// <summary>Confidence from 0 to 1.</summary>
    public static double Confidence(RankedStatement best, RankedStatement? answer, double unknown, Question question)
    {
        if (answer is null)
        {
            return 0;
        }

        // What can answer must be about as much to the point as what reads most alike.
        var gap = Math.Max(0, best.Score - answer.Score);
        var missing = question.Terms.Any(t => t.IsNumber && unknown > 0 && !answer.Statement.Own.Has(t.Words[0].Folded) && !answer.Statement.Near.Has(t.Words[0].Folded) && !answer.Statement.Far.Has(t.Words[0].Folded)) ? 0.3 : 0;
        return Math.Clamp(answer.Coverage - ((question.Kinds.HasFlag(NtmLearn.Language.QuestionKinds.DocumentNumber) ? 0.3 : 1.2) * gap) - (0.25 * unknown) - missing, 0, 1);
    }
}
