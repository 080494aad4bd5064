using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Enrolments;

/// <summary>Looks whether the promises of enrolling hold in the database. Changes nothing.</summary>
public sealed class EnrolmentCheck(IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, TimeProvider clock)
{
    /// <summary>One sentence for each promise broken, with ids only.</summary>
    public async IAsyncEnumerable<string> FindBrokenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var broken in CountsAsync(db)
            .Concat(LedgerAsync(db))
            .Concat(StatesAsync(db))
            .Concat(ApprovalsAsync(db))
            .Concat(WaitingAsync(db, tree, clock.UtcNow, cancellationToken))
            .WithCancellation(cancellationToken))
        {
            yield return broken;
        }
    }

    private static IAsyncEnumerable<string> CountsAsync(NtmLearnDbContext db)
    {
        var holders = db.Set<Enrolment>().Where(e => EnrolmentMachine.Holding.Contains(e.Status));
        var taken = db.Set<CourseOffering>()
            .Select(o => new { o.OfferingId, o.SeatsTaken, o.Capacity, Rows = holders.Count(e => e.OfferingId == o.OfferingId) })
            .Where(o => o.Rows != o.SeatsTaken || o.SeatsTaken > o.Capacity)
            .AsAsyncEnumerable()
            .Select(o => $"Class {o.OfferingId:N}: {o.Rows} hold a seat, {o.SeatsTaken} are counted, there are {o.Capacity}.");
        var filled = db.Set<SeatQuota>()
            .Select(q => new { q.SeatQuotaId, q.Filled, Limit = q.Seats + q.ExtraSeats, Rows = holders.Count(e => e.SeatQuotaId == q.SeatQuotaId) })
            .Where(q => q.Rows != q.Filled || q.Filled > q.Limit)
            .AsAsyncEnumerable()
            .Select(q => $"Quota {q.SeatQuotaId:N}: {q.Rows} fill it, {q.Filled} are counted, {q.Limit} are allowed.");
        return taken.Concat(filled);
    }

    private static IAsyncEnumerable<string> LedgerAsync(NtmLearnDbContext db)
    {
        var steps = db.Set<EnrolmentTransition>();
        var gaps = db.Set<Enrolment>()
            .Select(e => new
            {
                e.EnrolmentId,
                e.Status,
                e.LastTransition,
                Steps = steps.Count(t => t.EnrolmentId == e.EnrolmentId && t.Number >= 1 && t.Number <= e.LastTransition),
                All = steps.Count(t => t.EnrolmentId == e.EnrolmentId),
                Last = steps.Where(t => t.EnrolmentId == e.EnrolmentId && t.Number == e.LastTransition).Select(t => (EnrolmentStatus?)t.To).FirstOrDefault(),
            })
            .Where(e => e.Steps != e.LastTransition || e.All != e.Steps || e.Last != e.Status)
            .AsAsyncEnumerable()
            .Select(e => $"Enrolment {e.EnrolmentId:N}: its ledger does not end in its status.");
        var jumps = steps
            .Where(t => t.Number == 1
                ? t.From != null
                : !steps.Any(b => b.EnrolmentId == t.EnrolmentId && b.Number == t.Number - 1 && b.To == t.From))
            .Select(t => new { t.EnrolmentId, t.Number })
            .AsAsyncEnumerable()
            .Select(t => $"Enrolment {t.EnrolmentId:N}: step {t.Number} does not begin where the one before ended.");
        return gaps.Concat(jumps);
    }

    private static IAsyncEnumerable<string> StatesAsync(NtmLearnDbContext db) => db.Set<Enrolment>()
        .Where(e => (e.Status == EnrolmentStatus.WaitListed) != (e.Place != null)
            || (e.Status == EnrolmentStatus.Offered) != (e.OfferedUntil != null)
            || (e.Status == EnrolmentStatus.Requested) != (e.DecideBy != null)
            || (e.SeatQuotaId != null && !EnrolmentMachine.Holding.Contains(e.Status))
            || db.Set<CourseOffering>().Any(o => o.OfferingId == e.OfferingId && e.Place > o.LastPlace))
        .Select(e => e.EnrolmentId)
        .AsAsyncEnumerable()
        .Select(id => $"Enrolment {id:N}: place, times or quota do not fit its status.");

    /// <summary>Who needs the word of the unit and is in, or waits for a seat, without ever having had it since they last asked.</summary>
    private static IAsyncEnumerable<string> ApprovalsAsync(NtmLearnDbContext db) => db.Set<Enrolment>()
        .Where(e => e.NeedsApproval && (EnrolmentMachine.Holding.Contains(e.Status) || e.Status == EnrolmentStatus.WaitListed))
        .Where(e => !db.Set<EnrolmentTransition>().Any(t => t.EnrolmentId == e.EnrolmentId
            && (t.Event == EnrolmentEvent.Approve || t.Event == EnrolmentEvent.ApproveToQueue)
            && !db.Set<EnrolmentTransition>().Any(r => r.EnrolmentId == e.EnrolmentId && r.Event == EnrolmentEvent.Request && r.Number > t.Number)))
        .Select(e => e.EnrolmentId)
        .AsAsyncEnumerable()
        .Select(id => $"Enrolment {id:N}: is in without the word of its unit.");

    private static async IAsyncEnumerable<string> WaitingAsync(
        NtmLearnDbContext db, UnitTree tree, DateTime now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var classes = await db.Set<CourseOffering>().AsNoTracking()
            .Where(o => (o.Status == OfferingStatus.Open || o.Status == OfferingStatus.Full) && o.Kind != OfferingKind.Demand)
            .Where(o => db.Set<Enrolment>().Any(e => e.OfferingId == o.OfferingId && e.Status == EnrolmentStatus.WaitListed))
            .Where(o => !db.Set<TrainingSession>().Any(s => s.OfferingId == o.OfferingId && !s.IsCancelled && s.StartsAt <= now))
            .ToListAsync(cancellationToken);
        foreach (var offering in classes)
        {
            // Until the job has released a quota, its seats count as kept.
            var quotas = await db.Set<SeatQuota>().AsNoTracking()
                .Where(q => q.OfferingId == offering.OfferingId && q.ReleasedAt == null).ToListAsync(cancellationToken);
            var waiting = await db.Set<Enrolment>().AsNoTracking()
                .Where(e => e.OfferingId == offering.OfferingId && e.Status == EnrolmentStatus.WaitListed)
                .Select(e => new { e.UnitId, e.OrganisationId })
                .ToListAsync(cancellationToken);
            var kept = quotas.Sum(q => Math.Max(0, ClassSeats.LimitOf(q) - q.Filled));
            var entitled = quotas.Exists(q => q.Filled < ClassSeats.LimitOf(q) && now < q.Deadline && waiting.Exists(w =>
                q.OrganisationId is { } body ? body == w.OrganisationId : w.UnitId is { } unit && tree.ScopeOf(q.UnitId!.Value).Contains(unit)));
            if (offering.Capacity - offering.SeatsTaken - kept > 0 || entitled)
            {
                yield return $"Class {offering.OfferingId:N}: somebody waits for a seat that is free for them.";
            }
        }
    }
}
