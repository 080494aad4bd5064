using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Quizzes.Taking;

/// <summary>The steps of taking a quiz, the same for who is signed in and who has a receipt.</summary>
public sealed class QuizTaking(QuizReads reads, QuizAttemptService attempts)
{
    /// <summary>The questions in the order in which an attempt sees them.</summary>
    internal static IReadOnlyList<QuizQuestion> Shown(QuizStanding standing, QuizAttempt attempt) =>
        standing.Quiz.ShufflesQuestions ? QuizShuffle.Questions(standing.Questions, attempt.QuizAttemptId) : standing.Questions;

    /// <summary>Begins or hands in, as the form asks; what is wrong is said in the form.</summary>
    /// <returns>Whether something was done.</returns>
    public async Task<bool> TakeAsync(
        Actor actor, AttemptSource source, Guid personId, QuizStanding standing, FormState form, Screen screen, CancellationToken cancellationToken)
    {
        Outcome<QuizAttempt> outcome;
        switch (form.Value("viec"))
        {
            case "bat-dau":
                outcome = await attempts.StartAsync(actor, standing.OfferingId, personId, source, cancellationToken);
                break;
            case "nop" when form.Id("bai", screen.Text("quiz.title")) is { } id:
                // What is no longer open was handed in by the same form before: the answer is its score.
                var answers = standing.Open is { } open && open.QuizAttemptId == id ? QuizForm.Read(form, Shown(standing, open), screen) : QuizAnswers.None;
                if (form.HasErrors)
                {
                    return false;
                }

                outcome = await attempts.HandInAsync(actor, id, personId, answers, cancellationToken);
                break;
            default:
                return false;
        }

        foreach (var refusal in outcome.Refusals)
        {
            form.Add("", screen.Text($"quiz.refused.{refusal.Code}"));
        }

        return outcome.IsDone;
    }

    /// <summary>Where the person stands now.</summary>
    public Task<QuizStanding?> FindAsync(string code, Guid personId, CancellationToken cancellationToken) => reads.StandingAsync(code, personId, cancellationToken);
}
