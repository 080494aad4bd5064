using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Offerings;

namespace NtmLearn.Lms.Notifications;

/// <summary>
/// Tells the managers of a unit, or the reporters of an organisation, that seats wait for names: once when the quota is
/// opened, once some days before its deadline. A quota opened later than that gets no reminder.
/// </summary>
public sealed class QuotaReminders(WriterGate gate, UnitTrees trees, IOptions<NotificationOptions> options, LocalTime time, TimeProvider clock)
{
    public async Task RemindAsync(CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        await gate.WriteAsync((db, token) => RemindAsync(db, tree, token), cancellationToken);
    }

    private async Task RemindAsync(NtmLearnDbContext db, UnitTree tree, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var today = time.Today;
        var quotas = await db.Set<SeatQuota>().AsNoTracking()
            .Where(q => q.Deadline > now && q.ReleasedAt == null && q.Filled < q.Seats)
            .Where(q => db.Set<CourseOffering>().Any(o => o.OfferingId == q.OfferingId && (o.Status == OfferingStatus.Open || o.Status == OfferingStatus.Full)))
            .Where(q => !db.Set<Notice>().Any(n => n.ThingId == q.SeatQuotaId && n.Rule == NoticeRule.QuotaDeadline))
            .ToListAsync(cancellationToken);
        if (quotas.Count == 0)
        {
            return;
        }

        var focal = await db.Set<RoleAssignment>().AsNoTracking()
            .Where(r => (r.Role == Role.UnitManager || r.Role == Role.OrganisationReporter) && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo >= today))
            .Join(db.Set<Account>().Where(a => !a.IsClosed && a.PersonId != null), r => r.AccountId, a => a.Id, (r, a) => new { r.UnitId, r.OrganisationId, PersonId = a.PersonId!.Value })
            .ToListAsync(cancellationToken);
        foreach (var quota in quotas)
        {
            var people = quota.OrganisationId is { } organisation
                ? focal.Where(f => f.OrganisationId == organisation).Select(f => f.PersonId)
                : NearestManagers(tree, quota.UnitId!.Value, focal.Where(f => f.UnitId is not null).Select(f => (f.UnitId!.Value, f.PersonId)).ToList());
            foreach (var person in people.Distinct().ToList())
            {
                await NoticeBook.AddAsync(db, now, NoticeRule.QuotaOpened, person, quota.SeatQuotaId, 1, quota.OfferingId, cancellationToken, uselessAfter: quota.Deadline);
                await NoticeBook.AddAsync(
                    db, now, NoticeRule.QuotaDeadline, person, quota.SeatQuotaId, 1, quota.OfferingId, cancellationToken,
                    dueAt: quota.Deadline.AddDays(-options.Value.QuotaReminderDays), uselessAfter: quota.Deadline);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Those of the unit itself, else of the unit above.</summary>
    private static IEnumerable<Guid> NearestManagers(UnitTree tree, Guid unitId, List<(Guid UnitId, Guid PersonId)> managers)
    {
        foreach (var unit in tree.WithAncestors(unitId))
        {
            var here = managers.Where(m => m.UnitId == unit.UnitId).Select(m => m.PersonId).ToList();
            if (here.Count > 0)
            {
                return here;
            }
        }

        return [];
    }
}
