using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Quizzes;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Evaluations;

/// <summary>What people said of classes, counted.</summary>
public sealed class EvaluationReads(IDbContextFactory<NtmLearnDbContext> contexts, EvaluationService service)
{
    /// <summary>Below so many answers nothing is told of them but their number, so that nobody is guessed.</summary>
    public const int Fewest = 3;

    /// <summary>The figures of a class; those of fewer than <see cref="Fewest"/> answers are not there.</summary>
    public static async Task<EvaluationFigures> FiguresAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken)
    {
        var answers = await db.Set<Evaluation>().AsNoTracking().Where(e => e.OfferingId == offeringId).OrderBy(e => e.EvaluationId).ToListAsync(cancellationToken);
        var (phone, paper) = (answers.Count(a => a.Source == EvaluationSource.Phone), answers.Count(a => a.Source == EvaluationSource.Paper));
        if (answers.Count < Fewest)
        {
            return new EvaluationFigures(phone, paper, [], []);
        }

        return new EvaluationFigures(
            phone,
            paper,
            [
                Count("Nội dung", answers.Select(a => a.Content)),
                Count("Người giảng", answers.Select(a => a.Speaker)),
                Count("Chỗ học, tổ chức", answers.Select(a => a.Place)),
            ],
            [.. answers.Select(a => a.Wish).OfType<string>().Order(StringComparer.Ordinal)]);
    }

    /// <summary>The figures of a class within reach; null when it is not.</summary>
    public async Task<ClassEvaluation?> OfClassAsync(UnitScope scope, string code, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<CourseOffering>().AsNoTracking().OfScope(db, scope).SingleOrDefaultAsync(o => o.Code == code, cancellationToken) is not { } offering)
        {
            return null;
        }

        return new ClassEvaluation(
            offering,
            await service.IsOpenAsync(db, offering.OfferingId, cancellationToken),
            await db.Set<Enrolment>().CountAsync(e => e.OfferingId == offering.OfferingId && QuizAttemptService.Takers.Contains(e.Status), cancellationToken),
            await SessionsAsync(db, offering.OfferingId, cancellationToken),
            await FiguresAsync(db, offering.OfferingId, cancellationToken));
    }

    /// <summary>A class that the public may know of and rate; null when there is none of that code.</summary>
    public async Task<ClassDoor?> DoorAsync(string code, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<CourseOffering>().AsNoTracking().SingleOrDefaultAsync(o => o.Code == code && o.Status != OfferingStatus.Draft, cancellationToken) is { } offering
            ? new ClassDoor(
                offering.OfferingId, offering.Code, offering.Title,
                await service.IsOpenAsync(db, offering.OfferingId, cancellationToken), await SessionsAsync(db, offering.OfferingId, cancellationToken))
            : null;
    }

    private static async Task<IReadOnlyList<TrainingSession>> SessionsAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken) =>
        await db.Set<TrainingSession>().AsNoTracking().Where(s => s.OfferingId == offeringId && !s.IsCancelled).OrderBy(s => s.StartsAt).ToListAsync(cancellationToken);

    private static EvaluationMarks Count(string question, IEnumerable<int?> marks)
    {
        var given = marks.OfType<int>().ToList();
        return new EvaluationMarks(
            question, given.Count, given.Count < Fewest ? [] : [.. Enumerable.Range(Evaluation.LowestMark, Evaluation.HighestMark).Select(m => given.Count(g => g == m))]);
    }
}
