using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Attendance.Shares;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.Completion;

/// <summary>
/// Decides who completed a class: enough sessions attended, and where the course asks for a score, a score. By itself once
/// everything is recorded and locked; by the office at any time after the end. Decided again after a correction.
/// </summary>
public sealed class ClassCompletion(
    IDbContextFactory<NtmLearnDbContext> contexts,
    EnrolmentService enrolments,
    AttendanceShares shares,
    IQuizScores quizzes,
    LocalTime time,
    IOptions<AttendanceOptions> options)
{
    /// <summary>Days for which the program looks after a class that ended.</summary>
    private const int DaysLookedAfter = 90;

    private static readonly Refusal NotOver = new(
        RefusalKind.Conflict, "class_not_over", "Lớp chưa kết thúc. Xin bấm “Kết thúc lớp” ở trang lớp trước rồi xét hoàn thành.");

    private static readonly Actor Sweeper = Actor.Program("completion");

    /// <summary>How the class would end now; null when there is none of that code within reach.</summary>
    public async Task<ClassEnding?> FindAsync(Caller caller, string code, CancellationToken cancellationToken)
    {
        var scope = caller.ScopeOf(Right.ManageEnrolments);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var offering = await db.Set<CourseOffering>().AsNoTracking().SingleOrDefaultAsync(o => o.Code == code, cancellationToken);
        return offering is not null && scope.Covers(offering.UnitId, offering.OrganisationId)
            ? await JudgeAsync(db, offering.OfferingId, cancellationToken)
            : null;
    }

    /// <summary>Decides now, whatever is still open.</summary>
    public async Task<Outcome<int>> CompleteAsync(Caller caller, string code, CancellationToken cancellationToken)
    {
        if (await FindAsync(caller, code, cancellationToken) is not { } ending)
        {
            return AttendanceRefusals.NoSession;
        }

        return ending.IsOver ? await DecideAsync(caller.Actor, await IdOfAsync(code, cancellationToken), cancellationToken) : NotOver;
    }

    /// <summary>Decides about classes that are over and of which everything is recorded and locked. Harmless to repeat.</summary>
    /// <returns>How many enrolments changed.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var changed = 0;
        foreach (var offering in await DueAsync(cancellationToken))
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (await JudgeAsync(db, offering, cancellationToken) is { IsSettled: true, Changes: > 0 })
            {
                changed += (await DecideAsync(Sweeper, offering, cancellationToken)).Value;
            }
        }

        return changed;
    }

    private Task<Outcome<int>> DecideAsync(Actor actor, Guid offeringId, CancellationToken cancellationToken) => enrolments.CompleteClassAsync(
        actor,
        offeringId,
        async (db, token) => (await JudgeAsync(db, offeringId, token)).Verdicts
            .Where(v => v.Completed is not null).ToDictionary(v => v.EnrolmentId, v => v.Completed!.Value),
        cancellationToken);

    private async Task<Guid> IdOfAsync(string code, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<CourseOffering>().Where(o => o.Code == code).Select(o => o.OfferingId).SingleAsync(cancellationToken);
    }

    /// <summary>Classes of the last weeks in which somebody is undecided, or that were changed since yesterday.</summary>
    private async Task<List<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        var (oldest, newest) = (time.Today.AddDays(-DaysLookedAfter), time.Today.AddDays(-options.Value.CorrectionDays));
        var recently = time.UtcNow.AddDays(-1);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<CourseOffering>()
            .Where(o => o.Status == OfferingStatus.Completed && o.Kind == OfferingKind.Class && o.LastDay >= oldest && o.LastDay < newest)
            .Where(o => db.Set<Enrolment>().Any(e => e.OfferingId == o.OfferingId && e.Status == EnrolmentStatus.Enrolled)
                || db.Set<AttendanceState>().Any(s => s.OfferingId == o.OfferingId && s.ChangedAt >= recently))
            .OrderBy(o => o.OfferingId).Select(o => o.OfferingId).ToListAsync(cancellationToken);
    }

    private async Task<ClassEnding> JudgeAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken)
    {
        var found = await db.Set<CourseOffering>().AsNoTracking().Where(o => o.OfferingId == offeringId)
            .Join(db.Set<Course>(), o => o.CourseId, c => c.CourseId, (o, c) => new { o.Code, o.Title, o.Status, c.RequiredAttendancePercent, c.RequiredScorePercent })
            .SingleAsync(cancellationToken);
        var turnout = await shares.TurnoutAsync(db, offeringId, cancellationToken);

        // A class in which nobody has handed anything in yet: perhaps its papers are still to be entered.
        var scores = await quizzes.OfClassAsync(db, offeringId, cancellationToken) is { Count: > 0 } known ? known : null;
        var sessions = await SessionFacts.ReadAsync(
            db, db.Set<TrainingSession>().Where(s => s.OfferingId == offeringId && !s.IsCancelled), time, options.Value, cancellationToken);
        var recorded = Enumerable.Range(0, turnout.Sessions.Count).Where(i => turnout.Rows.Any(r => r.Statuses[i] is not null))
            .Select(i => turnout.Sessions[i].SessionId).ToHashSet();
        var now = time.UtcNow;
        var verdicts =
            from row in turnout.Rows.OrderBy(r => r.SortKey, StringComparer.Ordinal)
            from enrolment in row.Enrolments
            where enrolment.Status is EnrolmentStatus.Enrolled or EnrolmentStatus.Completed or EnrolmentStatus.NotCompleted
            let score = ScoreOf(scores, row.Key, enrolment.PersonId)
            select new Verdict(
                enrolment.EnrolmentId, row.FullName ?? "", enrolment.Status, row.Share, score,
                Judge(row.Share, score, scores is not null, found.RequiredAttendancePercent, found.RequiredScorePercent));
        return new ClassEnding(
            found.Code,
            found.Title,
            found.Status == OfferingStatus.Completed,
            found.RequiredAttendancePercent,
            found.RequiredScorePercent,
            scores is not null,
            sessions.FindAll(s => !s.IsLockedAt(now)),
            sessions.FindAll(s => !recorded.Contains(s.SessionId)),
            [.. verdicts]);
    }

    /// <summary>Too few sessions decide alone; enough of them wait for the score where the course asks for one and nobody knows scores.</summary>
    internal static bool? Judge(AttendanceShare share, int? score, bool knowsScores, int requiredPercent, int? requiredScore) => share.Percent switch
    {
        null => null,
        { } percent when percent < requiredPercent => false,
        _ when requiredScore is null => true,
        _ when !knowsScores => null,
        _ => score >= requiredScore,
    };

    private static int? ScoreOf(IReadOnlyDictionary<Guid, int>? scores, Guid key, Guid personId) =>
        scores is null ? null : scores.TryGetValue(personId, out var own) ? own : scores.TryGetValue(key, out var score) ? score : null;
}
