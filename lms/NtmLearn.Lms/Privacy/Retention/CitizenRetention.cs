using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Privacy.Erasing;
using NtmLearn.Lms.Privacy.Requests;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Privacy.Retention;

/// <summary>Empties and erases citizens whose time has run out. Officials, and whoever has an account, are kept with their posts.</summary>
internal sealed class CitizenRetention(IDbContextFactory<NtmLearnDbContext> contexts, WriterGate gate, PersonEraser eraser, TimeProvider clock)
{
    private const int Batch = 200;

    private static readonly Expression<Func<Person, bool>> IsReachable = p => p.Phone != null || p.Email != null || p.IdNumber != null;

    private static readonly Guid Turn = new("0b1f6b62-6a4e-4f6e-8c53-7f3a52a4c9d1");

    /// <summary>Telephone, e-mail and ID number of citizens who have been idle since.</summary>
    public async Task<int> EmptyContactsAsync(DateTime before, CancellationToken cancellationToken)
    {
        List<Guid> found;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var reachable = Rooted(db.Set<Person>().Where(IsReachable));
            found = await Idle(db, before, among: null).Where(p => reachable.Contains(p.PersonId)).Select(p => p.PersonId).ToListAsync(cancellationToken);
        }

        var emptied = 0;
        foreach (var some in found.Chunk(Batch))
        {
            emptied += await gate.WriteAsync((db, token) => EmptyAsync(db, some, before, token), cancellationToken);
        }

        return emptied;
    }

    /// <summary>Citizens who came only by receipt and have been idle since: who they were goes, the count stays.</summary>
    public async Task<int> EraseAsync(DateTime before, CancellationToken cancellationToken)
    {
        List<Guid> people;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var enrolled = Rooted(db.Set<Person>().Where(m => db.Set<Enrolment>().Any(e => e.PersonId == m.PersonId)));
            var known = Rooted(db.Set<Person>().Where(m => db.Set<Enrolment>().Any(e => e.PersonId == m.PersonId && e.Path != EnrolmentPath.Citizen)));
            people = await Idle(db, before, among: null)
                .Where(p => enrolled.Contains(p.PersonId) && !known.Contains(p.PersonId))
                .Select(p => p.PersonId).ToListAsync(cancellationToken);
        }

        var erased = 0;
        foreach (var person in people)
        {
            var outcome = await eraser.EraseAsync(Actor.Program(RetentionJob.Key.Name), person, ErasureBasis.DaysOver, confirmed: false, cancellationToken);
            erased += outcome.IsDone ? 1 : 0;
        }

        return erased;
    }

    /// <summary>Looks again, now that nobody else writes, and empties those who are idle still.</summary>
    private async Task<int> EmptyAsync(NtmLearnDbContext db, Guid[] some, DateTime before, CancellationToken cancellationToken)
    {
        // Two sweeps at once would both count, and both write down, the same people.
        await TransactionLock.TakeAsync(db, [Turn], cancellationToken);
        var rows = await With(db, some).Where(IsReachable)
            .Select(m => new { m.PersonId, Root = m.MergedIntoId ?? m.PersonId }).ToListAsync(cancellationToken);
        var idle = await Idle(db, before, among: some).Where(p => some.Contains(p.PersonId)).Select(p => p.PersonId).ToListAsync(cancellationToken);
        var people = rows.Select(r => r.Root).Intersect(idle).ToList();
        var emptied = rows.Where(r => people.Contains(r.Root)).Select(r => r.PersonId).ToList();
        await db.Set<Person>().Where(p => emptied.Contains(p.PersonId)).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.Phone, (string?)null).SetProperty(p => p.Email, (string?)null).SetProperty(p => p.IdNumber, (string?)null)
                .SetProperty(p => p.Version, p => p.Version + 1),
            cancellationToken);
        foreach (var row in emptied)
        {
            await AuditScrubber.EmptyAsync(db, row, cancellationToken);
        }

        foreach (var person in people)
        {
            AuditedWriter.Note(
                db, (Actor.Program(RetentionJob.Key.Name), clock.UtcNow), AuditAction.Changed, nameof(Person), person, person, """{"Contacts":"emptied"}""");
        }

        await db.SaveChangesAsync(cancellationToken);
        return people.Count;
    }

    /// <summary>
    /// Citizens of whom nothing has been heard since: no post, no account, leads nothing, no class that goes on or ended
    /// later, and nothing asked for that waits. The busy are gathered once: asked anew for each person, whose duplicates have
    /// to be found too, a hundred thousand people would take hours.
    /// </summary>
    /// <param name="among">Whom the question is about, when they are few; null for everybody.</param>
    private static IQueryable<Person> Idle(NtmLearnDbContext db, DateTime before, Guid[]? among)
    {
        var busy = Rooted((among is null ? db.Set<Person>() : With(db, among)).Where(m => m.CreatedAt >= before
            || db.Set<Post>().Any(o => o.PersonId == m.PersonId)
            || db.Set<Account>().Any(a => a.PersonId == m.PersonId)
            || db.Set<SessionFacilitator>().Any(f => f.PersonId == m.PersonId)
            || db.Set<PrivacyRequest>().Any(r => r.PersonId == m.PersonId && r.ClosedAt == null)
            || db.Set<Enrolment>().Any(e => e.PersonId == m.PersonId
                && (e.ChangedAt >= before
                    || db.Set<CourseOffering>().Any(o => o.OfferingId == e.OfferingId
                        && o.Status != OfferingStatus.Completed && o.Status != OfferingStatus.Cancelled)
                    || db.Set<TrainingSession>().Any(s => s.OfferingId == e.OfferingId && s.EndsAt >= before)))));
        return db.Set<Person>().Where(p => p.MergedIntoId == null && p.ErasedAt == null && !busy.Contains(p.PersonId));
    }

    /// <summary>People and whoever was found to be the same as one of them.</summary>
    private static IQueryable<Person> With(NtmLearnDbContext db, Guid[] people) =>
        db.Set<Person>().Where(m => people.Contains(m.PersonId) || (m.MergedIntoId != null && people.Contains(m.MergedIntoId.Value)));

    /// <summary>Whoever was found to be the same person counts for the one that is left.</summary>
    private static IQueryable<Guid> Rooted(IQueryable<Person> people) => people.Select(m => m.MergedIntoId ?? m.PersonId);
}
