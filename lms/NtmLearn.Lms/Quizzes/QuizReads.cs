using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Quizzes;

/// <summary>What pages show of quizzes.</summary>
public sealed class QuizReads(IDbContextFactory<NtmLearnDbContext> contexts, LocalTime time, IOptions<QuizOptions> options) : IQuizScores
{
    Task<IReadOnlyDictionary<Guid, int>> IQuizScores.OfClassAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken) =>
        ScoresAsync(db, offeringId, cancellationToken);

    /// <summary>
    /// The score that counts, in whole percent, by the person of the enrolment: the best or the latest try, as the quiz says.
    /// Who has handed in nothing is not in it.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> ScoresAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken)
    {
        var rule = await db.Set<Quiz>()
            .Where(q => db.Set<CourseOffering>().Any(o => o.OfferingId == offeringId && o.CourseId == q.CourseId))
            .Select(q => (ScoreRule?)q.ScoreRule).SingleOrDefaultAsync(cancellationToken) ?? ScoreRule.Best;
        var tries = await db.Set<QuizAttempt>().AsNoTracking()
            .Where(a => a.OfferingId == offeringId && a.HandedInAt != null)
            .Select(a => new { a.PersonId, Score = a.ScorePercent!.Value, a.HandedInAt, a.Number })
            .ToListAsync(cancellationToken);
        return tries.GroupBy(t => t.PersonId).ToDictionary(g => g.Key, g => rule == ScoreRule.Best
            ? g.Max(t => t.Score)
            : g.OrderBy(t => t.HandedInAt).ThenBy(t => t.Number).Last().Score);
    }

    /// <summary>The quiz of a course with the questions of its current version; null when there is none.</summary>
    public async Task<(Quiz Quiz, QuizVersion Version, IReadOnlyList<QuizQuestion> Questions)?> OfCourseAsync(Guid courseId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await CurrentAsync(db, courseId, cancellationToken);
    }

    /// <summary>Where a person stands with the quiz of a class; null when the class has none, or they have no seat in it.</summary>
    /// <param name="code">The class's.</param>
    public async Task<QuizStanding?> StandingAsync(string code, Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<CourseOffering>().AsNoTracking()
            .Where(o => o.Code == code && o.Status != OfferingStatus.Draft && o.Status != OfferingStatus.Cancelled
                && db.Set<Enrolment>().Any(e => e.OfferingId == o.OfferingId && e.PersonId == personId && QuizAttemptService.Takers.Contains(e.Status)))
            .Join(db.Set<Course>(), o => o.CourseId, c => c.CourseId, (o, c) => new { Offering = o, c.RequiredScorePercent })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null || await CurrentAsync(db, found.Offering.CourseId, cancellationToken) is not { } current)
        {
            return null;
        }

        var offering = found.Offering;
        var tries = await db.Set<QuizAttempt>().AsNoTracking()
            .Where(a => a.OfferingId == offering.OfferingId && a.PersonId == personId).OrderBy(a => a.Number).ToListAsync(cancellationToken);
        var shown = tries.Find(a => a.IsOpen) ?? tries.LastOrDefault();
        var questions = shown is null || shown.QuizVersionId == current.Version.QuizVersionId
            ? current.Questions
            : QuizQuestions.Read(await db.Set<QuizVersion>().Where(v => v.QuizVersionId == shown.QuizVersionId).Select(v => v.Content).SingleAsync(cancellationToken));
        var isOpen = current.Quiz.IsOpen && current.Questions.Count > 0
            && await ClassEnd.FindAsync(db, offering.OfferingId, cancellationToken) is { } end && end.IsNow(time, options.Value.OpenDaysAfter);
        return new QuizStanding(offering.OfferingId, offering.Code, offering.Title, current.Quiz, isOpen, found.RequiredScorePercent, tries, questions);
    }

    /// <summary>Which of some classes have a quiz that can be taken now.</summary>
    public async Task<IReadOnlySet<Guid>> OpenAmongAsync(IReadOnlyCollection<Guid> offeringIds, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = offeringIds.ToList();
        var ends = await db.Set<CourseOffering>()
            .Where(o => ids.Contains(o.OfferingId) && o.Status != OfferingStatus.Draft && o.Status != OfferingStatus.Cancelled
                && db.Set<Quiz>().Any(q => q.CourseId == o.CourseId && q.IsOpen && q.LastQuestionId > 0))
            .Join(db.Set<TrainingSession>().Where(s => !s.IsCancelled), o => o.OfferingId, s => s.OfferingId, (o, s) => new { o.OfferingId, s.StartsAt, s.Day })
            .ToListAsync(cancellationToken);
        return ends.GroupBy(e => e.OfferingId)
            .Where(g => g.MaxBy(e => e.StartsAt) is { } last && new ClassEnd(last.StartsAt, last.Day).IsNow(time, options.Value.OpenDaysAfter))
            .Select(g => g.Key).ToHashSet();
    }

    /// <summary>The results of a class within the caller's reach; null when it is not.</summary>
    public async Task<ClassQuiz?> OfClassAsync(UnitScope scope, string code, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var offering = await db.Set<CourseOffering>().AsNoTracking().OfScope(db, scope).SingleOrDefaultAsync(o => o.Code == code, cancellationToken);
        if (offering is null)
        {
            return null;
        }

        var course = await db.Set<Course>().AsNoTracking().SingleAsync(c => c.CourseId == offering.CourseId, cancellationToken);
        var current = await CurrentAsync(db, offering.CourseId, cancellationToken);
        var people = await db.Set<Enrolment>()
            .Where(e => e.OfferingId == offering.OfferingId && QuizAttemptService.Takers.Contains(e.Status))
            .Join(db.Set<Person>(), e => e.PersonId, p => p.PersonId, (e, p) => new { p.PersonId, p.FullName, p.SortKey })
            .OrderBy(p => p.SortKey).ThenBy(p => p.PersonId).ToListAsync(cancellationToken);
        var tries = (await db.Set<QuizAttempt>().AsNoTracking().Where(a => a.OfferingId == offering.OfferingId).OrderBy(a => a.Number).ToListAsync(cancellationToken))
            .ToLookup(a => a.PersonId);
        var scores = await ScoresAsync(db, offering.OfferingId, cancellationToken);
        var lines = people.ConvertAll(p => new ClassQuizLine(
            p.PersonId, p.FullName, scores.TryGetValue(p.PersonId, out var score) ? score : null, [.. tries[p.PersonId]]));
        return new ClassQuiz(offering, course, current?.Quiz, current?.Version, current?.Questions ?? [], lines);
    }

    private static async Task<(Quiz Quiz, QuizVersion Version, IReadOnlyList<QuizQuestion> Questions)?> CurrentAsync(
        NtmLearnDbContext db, Guid courseId, CancellationToken cancellationToken)
    {
        if (await db.Set<Quiz>().AsNoTracking().SingleOrDefaultAsync(q => q.CourseId == courseId, cancellationToken) is not { } quiz)
        {
            return null;
        }

        var version = await db.Set<QuizVersion>().AsNoTracking().SingleAsync(v => v.QuizId == quiz.QuizId && v.Number == quiz.CurrentVersion, cancellationToken);
        return (quiz, version, QuizQuestions.Read(version.Content));
    }
}
