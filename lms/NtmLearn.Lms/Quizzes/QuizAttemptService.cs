using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Quizzes;

/// <summary>Taking quizzes: begin, hand in, and what comes from paper. Marking is done here and nowhere else.</summary>
public sealed class QuizAttemptService(AuditedWriter writer, LocalTime time, TimeProvider clock, IOptions<QuizOptions> options)
{
    /// <summary>Whoever began before the quiz closed is not cut off in the middle.</summary>
    private const int GraceMinutes = 60;

    /// <summary>Who takes the quiz of a class: those with a seat, also after the class is over.</summary>
    internal static readonly IReadOnlyList<EnrolmentStatus> Takers = [EnrolmentStatus.Enrolled, EnrolmentStatus.Completed, EnrolmentStatus.NotCompleted];

    /// <summary>Begins a try, or goes on with the one that is open.</summary>
    public Task<Outcome<QuizAttempt>> StartAsync(Actor actor, Guid offeringId, Guid personId, AttemptSource source, CancellationToken cancellationToken) =>
        writer.WriteAsync<Outcome<QuizAttempt>>(
            actor,
            async (db, token) =>
            {
                if (await QuizAsync(db, offeringId, token) is not { QuizId: var quizId })
                {
                    return QuizRefusals.NoQuiz;
                }

                await TransactionLock.TakeAsync(db, [quizId, personId], token);
                var quiz = await db.Set<Quiz>().SingleAsync(q => q.QuizId == quizId, token);
                var tries = await db.Set<QuizAttempt>().Where(a => a.OfferingId == offeringId && a.PersonId == personId).ToListAsync(token);
                if (tries.Find(a => a.IsOpen) is { } open)
                {
                    return Outcome<QuizAttempt>.Done(open);
                }

                if (!await db.Set<Enrolment>().AnyAsync(e => e.OfferingId == offeringId && e.PersonId == personId && Takers.Contains(e.Status), token))
                {
                    return QuizRefusals.NotEnrolled;
                }

                if (!quiz.IsOpen || await ClassEnd.FindAsync(db, offeringId, token) is not { } end || !end.IsNow(time, options.Value.OpenDaysAfter))
                {
                    return QuizRefusals.NotOpen;
                }

                if (tries.Count(a => a.Source != AttemptSource.Paper) >= quiz.MaxTries)
                {
                    return QuizRefusals.NoTries;
                }

                var version = await db.Set<QuizVersion>().SingleAsync(v => v.QuizId == quizId && v.Number == quiz.CurrentVersion, token);
                if (QuizQuestions.Read(version.Content).Count == 0)
                {
                    return QuizRefusals.NoQuiz;
                }

                var attempt = New(offeringId, personId, version.QuizVersionId, NextNumber(tries), source);
                db.Add(attempt);
                await db.SaveChangesAsync(token);
                return Outcome<QuizAttempt>.Done(attempt);
            },
            cancellationToken);

    /// <summary>Hands a try in and marks it. Handed in again, it answers as the first time and changes nothing.</summary>
    public Task<Outcome<QuizAttempt>> HandInAsync(Actor actor, Guid attemptId, Guid personId, QuizAnswers answers, CancellationToken cancellationToken) =>
        writer.WriteAsync<Outcome<QuizAttempt>>(
            actor,
            async (db, token) =>
            {
                await TransactionLock.TakeAsync(db, [attemptId], token);
                if (await db.Set<QuizAttempt>().SingleOrDefaultAsync(a => a.QuizAttemptId == attemptId && a.PersonId == personId, token) is not { } attempt)
                {
                    return QuizRefusals.NoAttempt;
                }

                if (!attempt.IsOpen)
                {
                    return Outcome<QuizAttempt>.Done(attempt);
                }

                var end = await ClassEnd.FindAsync(db, attempt.OfferingId, token);
                if (end?.IsNow(time, options.Value.OpenDaysAfter) != true && clock.UtcNow > attempt.StartedAt.AddMinutes(GraceMinutes))
                {
                    return QuizRefusals.NotOpen;
                }

                await FillAsync(db, attempt, answers, token);
                await db.SaveChangesAsync(token);
                return Outcome<QuizAttempt>.Done(attempt);
            },
            cancellationToken);

    /// <summary>
    /// Enters papers of a class. Each person has one paper there: entered again, it is corrected, and the audit keeps what
    /// stood before. It does not use up a try by phone. All of them are entered, or none.
    /// </summary>
    /// <param name="versionNumber">The version printed on the paper.</param>
    /// <returns>How many papers were entered or changed.</returns>
    public Task<Outcome<int>> EnterPaperAsync(
        Caller caller, Guid offeringId, int versionNumber, IReadOnlyList<PaperEntry> papers, CancellationToken cancellationToken) =>
        writer.WriteAsync<Outcome<int>>(
            caller.Actor,
            async (db, token) =>
            {
                var scope = caller.ScopeOf(Right.ManageQuizzes);
                if (!await db.Set<CourseOffering>().OfScope(db, scope).AnyAsync(o => o.OfferingId == offeringId, token))
                {
                    return QuizRefusals.NoClass;
                }

                if (await QuizAsync(db, offeringId, token) is not { QuizId: var quizId })
                {
                    return QuizRefusals.NoQuiz;
                }

                // One at a time for a class: two who enter the same pile at once count it once.
                await TransactionLock.TakeAsync(db, [quizId, offeringId, .. papers.Select(p => p.PersonId)], token);
                var version = await db.Set<QuizVersion>().SingleOrDefaultAsync(v => v.QuizId == quizId && v.Number == versionNumber, token);
                if (version is null)
                {
                    return QuizRefusals.NoQuiz;
                }

                var people = papers.Select(p => p.PersonId).ToList();
                var enrolled = await db.Set<Enrolment>().Where(e => e.OfferingId == offeringId && Takers.Contains(e.Status) && people.Contains(e.PersonId))
                    .Select(e => e.PersonId).ToListAsync(token);
                if (people.Except(enrolled).Any())
                {
                    return QuizRefusals.NotEnrolled;
                }

                var known = (await db.Set<QuizAttempt>().Where(a => a.OfferingId == offeringId && people.Contains(a.PersonId)).ToListAsync(token)).ToLookup(a => a.PersonId);
                var entered = 0;
                foreach (var paper in papers)
                {
                    entered += Enter(db, offeringId, version, paper, [.. known[paper.PersonId]]) ? 1 : 0;
                }

                await db.SaveChangesAsync(token);
                return Outcome<int>.Done(entered);
            },
            cancellationToken);

    private static Task<Quiz?> QuizAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken) => db.Set<Quiz>().AsNoTracking()
        .SingleOrDefaultAsync(
            q => db.Set<CourseOffering>().Any(o => o.OfferingId == offeringId && o.CourseId == q.CourseId
                && o.Status != OfferingStatus.Draft && o.Status != OfferingStatus.Cancelled),
            cancellationToken);

    private static int NextNumber(IEnumerable<QuizAttempt> tries) => 1 + tries.Select(a => a.Number).DefaultIfEmpty().Max();

    /// <returns>False when it stands there already.</returns>
    private bool Enter(NtmLearnDbContext db, Guid offeringId, QuizVersion version, PaperEntry paper, IReadOnlyList<QuizAttempt> tries)
    {
        var attempt = tries.FirstOrDefault(a => a.Source == AttemptSource.Paper);
        var isNew = attempt is null;
        attempt ??= db.Add(New(offeringId, paper.PersonId, version.QuizVersionId, NextNumber(tries), AttemptSource.Paper)).Entity;
        var (choices, texts) = QuizQuestions.Write(paper.Answers ?? QuizAnswers.None);
        var score = paper.ScorePercent ?? QuizMarking.Score(QuizQuestions.Read(version.Content), paper.Answers ?? QuizAnswers.None);
        if (!isNew && (attempt.ScorePercent, attempt.Choices, attempt.Texts, attempt.QuizVersionId) == (score, choices, texts, version.QuizVersionId))
        {
            return false;
        }

        (attempt.ScorePercent, attempt.Choices, attempt.Texts, attempt.QuizVersionId, attempt.HandedInAt) = (score, choices, texts, version.QuizVersionId, clock.UtcNow);
        return true;
    }

    private async Task FillAsync(NtmLearnDbContext db, QuizAttempt attempt, QuizAnswers answers, CancellationToken cancellationToken)
    {
        var content = await db.Set<QuizVersion>().Where(v => v.QuizVersionId == attempt.QuizVersionId).Select(v => v.Content).SingleAsync(cancellationToken);
        (attempt.Choices, attempt.Texts) = QuizQuestions.Write(answers);
        attempt.ScorePercent = QuizMarking.Score(QuizQuestions.Read(content), answers);
        attempt.HandedInAt = clock.UtcNow;
    }

    private QuizAttempt New(Guid offeringId, Guid personId, Guid versionId, int number, AttemptSource source) => new()
    {
        QuizAttemptId = clock.NewId(),
        QuizVersionId = versionId,
        OfferingId = offeringId,
        PersonId = personId,
        Number = number,
        Source = source,
        StartedAt = clock.UtcNow,
    };
}
