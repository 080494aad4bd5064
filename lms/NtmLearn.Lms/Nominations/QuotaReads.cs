using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Nominations;

/// <summary>What pages and letters show of quotas and the people named.</summary>
public sealed class QuotaReads(IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, TimeProvider clock)
{
    /// <summary>All quotas of a class, by name of unit.</summary>
    public async Task<IReadOnlyList<QuotaView>> OfClassAsync(Guid offeringId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ViewsAsync(db, db.Set<SeatQuota>().Where(q => q.OfferingId == offeringId), cancellationToken);
    }

    /// <summary>The quotas that somebody may fill, of classes that have not begun; what is due first stands first.</summary>
    public async Task<IReadOnlyList<QuotaView>> MineAsync(UnitScope scope, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var alive = Within(db.Set<SeatQuota>(), scope).Where(q => db.Set<CourseOffering>().Any(o => o.OfferingId == q.OfferingId
            && (o.Status == OfferingStatus.Open || o.Status == OfferingStatus.Full)));
        return [.. (await ViewsAsync(db, alive, cancellationToken)).OrderBy(q => !q.IsOpen).ThenBy(q => q.Deadline)];
    }

    /// <summary>One quota within reach.</summary>
    public async Task<QuotaView?> FindAsync(Guid seatQuotaId, UnitScope scope, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await ViewsAsync(db, Within(db.Set<SeatQuota>().Where(q => q.SeatQuotaId == seatQuotaId), scope), cancellationToken)).FirstOrDefault();
    }

    private static IQueryable<SeatQuota> Within(IQueryable<SeatQuota> quotas, UnitScope scope)
    {
        if (scope.IsAll)
        {
            return quotas;
        }

        var (units, organisations) = (scope.UnitIds.ToList(), scope.OrganisationIds.ToList());
        return quotas.Where(q => (q.UnitId != null && units.Contains(q.UnitId.Value)) || (q.OrganisationId != null && organisations.Contains(q.OrganisationId.Value)));
    }

    private async Task<List<QuotaView>> ViewsAsync(NtmLearnDbContext db, IQueryable<SeatQuota> quotas, CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        var rows = await quotas.AsNoTracking().Select(q => new
        {
            Quota = q,
            Organisation = db.Set<Organisation>().Where(o => o.OrganisationId == q.OrganisationId).Select(o => o.Name).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(r => (Guid?)r.Quota.SeatQuotaId);
        var names = (await (
            from enrolment in db.Set<Enrolment>()
            where ids.Contains(enrolment.SeatQuotaId)
            join person in db.Set<Person>() on enrolment.PersonId equals person.PersonId
            orderby person.SortKey, person.PersonId
            select new
            {
                enrolment.SeatQuotaId,
                enrolment.EnrolmentId,
                person.PersonId,
                person.FullName,
                Title = db.Set<Post>().Where(p => p.PersonId == person.PersonId && p.ValidTo == null)
                    .OrderByDescending(p => p.ValidFrom).Select(p => p.Title).FirstOrDefault(),
                enrolment.Status,
            }).ToListAsync(cancellationToken)).ToLookup(n => n.SeatQuotaId);
        var offerings = rows.Select(r => r.Quota.OfferingId).Distinct().ToList();
        var waiting = await db.Set<Enrolment>()
            .Where(e => offerings.Contains(e.OfferingId) && e.Status == EnrolmentStatus.WaitListed)
            .Select(e => new { e.OfferingId, e.UnitId, e.OrganisationId }).ToListAsync(cancellationToken);
        var now = clock.UtcNow;
        return
        [
            .. rows.Select(r =>
            {
                var q = r.Quota;
                var scope = q.UnitId is { } unit ? tree.ScopeOf(unit) : null;
                return new QuotaView(
                    q.SeatQuotaId,
                    q.OfferingId,
                    q.UnitId,
                    q.OrganisationId,
                    r.Organisation ?? tree.PathOf(q.UnitId ?? Guid.Empty),
                    q.Seats,
                    q.ExtraSeats,
                    q.ExtraReason,
                    q.Filled,
                    q.Deadline,
                    q.ReleasedAt is null && now < q.Deadline,
                    waiting.Count(w => w.OfferingId == q.OfferingId
                        && (scope is null ? w.OrganisationId == q.OrganisationId : w.UnitId is { } of && scope.Contains(of))),
                    [.. names[q.SeatQuotaId].Select(n => new NamedPerson(n.EnrolmentId, n.PersonId, n.FullName, n.Title, n.Status))]);
            }).OrderBy(q => q.Owner, StringComparer.Ordinal),
        ];
    }
}
