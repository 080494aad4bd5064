using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Notifications;

/// <summary>
/// Acts on what happened to classes: everybody who holds a seat, waits or leads hears once of a move or a cancellation, and
/// new seats go to who waits. Each happening is settled in the transaction of what it brings.
/// </summary>
public sealed class ClassNews(IDbContextFactory<NtmLearnDbContext> contexts, AuditedWriter writer, EnrolmentService enrolments, TimeProvider clock)
{
    private const int Most = 200;

    public async Task TellAsync(CancellationToken cancellationToken)
    {
        List<Guid> open;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            open = await db.Set<OfferingChange>().Where(c => c.HandledAt == null).OrderBy(c => c.At).Take(Most).Select(c => c.OfferingChangeId).ToListAsync(cancellationToken);
        }

        foreach (var changeId in open)
        {
            await writer.WriteAsync(Actor.Program("class-news"), (db, token) => TellAsync(db, changeId, token), cancellationToken);
        }
    }

    private async Task TellAsync(NtmLearnDbContext db, Guid changeId, CancellationToken cancellationToken)
    {
        var change = await db.Set<OfferingChange>().SingleAsync(c => c.OfferingChangeId == changeId, cancellationToken);
        if (change.HandledAt is not null)
        {
            return;
        }

        var now = clock.UtcNow;
        change.HandledAt = now;
        var offering = await db.Set<CourseOffering>().SingleAsync(o => o.OfferingId == change.OfferingId, cancellationToken);
        switch (change.Kind)
        {
            case OfferingChangeKind.SeatsAdded:
                await enrolments.SettleWithinAsync(db, offering.OfferingId, cancellationToken);
                break;

            // Only the newest move is news; an older one would tell what is no longer so.
            case OfferingChangeKind.Moved when offering.NoticeVersion == change.NoticeVersion:
                await NoticeBook.TellClassAsync(db, now, NoticeRule.ClassMoved, offering, await PeopleOfAsync(db, offering.OfferingId, cancellationToken), cancellationToken);
                break;
            case OfferingChangeKind.Cancelled:
                await NoticeBook.TellClassAsync(db, now, NoticeRule.ClassCancelled, offering, await PeopleOfAsync(db, offering.OfferingId, cancellationToken), cancellationToken);
                break;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<List<Guid>> PeopleOfAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken)
    {
        var people = await db.Set<Enrolment>()
            .Where(e => e.OfferingId == offeringId
                && (e.Status == EnrolmentStatus.Enrolled || e.Status == EnrolmentStatus.Offered || e.Status == EnrolmentStatus.WaitListed
                    || e.Status == EnrolmentStatus.Requested || e.Status == EnrolmentStatus.Returned))
            .Select(e => e.PersonId)
            .ToListAsync(cancellationToken);
        var leading = await db.Set<SessionFacilitator>()
            .Where(f => db.Set<TrainingSession>().Any(s => s.SessionId == f.SessionId && s.OfferingId == offeringId))
            .Select(f => f.PersonId)
            .ToListAsync(cancellationToken);
        return [.. people, .. leading];
    }
}
