using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Enrolments;

/// <summary>What pages and the API show of enrolments.</summary>
public sealed class EnrolmentReads(IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, TimeProvider clock)
{
    /// <summary>A class by its code; drafts too, which callers hide from the public.</summary>
    public async Task<ClassView?> ClassAsync(string code, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await ClassesAsync(db, db.Set<CourseOffering>().Where(o => o.Code == code), cancellationToken)).FirstOrDefault();
    }

    /// <summary>Several classes by their ids.</summary>
    public async Task<IReadOnlyDictionary<Guid, ClassView>> ClassesAsync(IReadOnlyCollection<Guid> offeringIds, CancellationToken cancellationToken)
    {
        var ids = offeringIds.ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await ClassesAsync(db, db.Set<CourseOffering>().Where(o => ids.Contains(o.OfferingId)), cancellationToken)).ToDictionary(c => c.OfferingId);
    }

    /// <summary>A person's enrolments: what is alive first, by day.</summary>
    public async Task<IReadOnlyList<MyEnrolment>> MineAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await MyAsync(db, db.Set<Enrolment>().Where(e => e.PersonId == personId), cancellationToken);
        return [.. found.OrderBy(m => !m.Status.IsLive() || m.Status is EnrolmentStatus.Completed or EnrolmentStatus.NotCompleted).ThenBy(m => m.Class.Sessions.FirstOrDefault()?.Day ?? DateOnly.MaxValue)];
    }

    /// <summary>One person's enrolment in a class, if there ever was one.</summary>
    public async Task<MyEnrolment?> MineAsync(Guid personId, Guid offeringId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await MyAsync(db, db.Set<Enrolment>().Where(e => e.PersonId == personId && e.OfferingId == offeringId), cancellationToken)).FirstOrDefault();
    }

    /// <param name="code">As <see cref="ReceiptCodes.Read"/> gives it.</param>
    public async Task<MyEnrolment?> ByReceiptAsync(string code, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await MyAsync(db, db.Set<Enrolment>().Where(e => e.ReceiptCode == code), cancellationToken)).FirstOrDefault();
    }

    /// <summary>The list of a class by given name, as far as the caller's right goes.</summary>
    public async Task<IReadOnlyList<EnrolmentLine>> OfClassAsync(Guid offeringId, UnitScope scope, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await LinesAsync(db, Within(db.Set<Enrolment>().Where(e => e.OfferingId == offeringId), scope), cancellationToken);
    }

    /// <summary>One enrolment with its line and class; whether the caller may see it is for the caller to ask.</summary>
    public async Task<(Enrolment Enrolment, EnrolmentLine Line, ClassView Class)?> FindAsync(Guid enrolmentId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var one = db.Set<Enrolment>().AsNoTracking().Where(e => e.EnrolmentId == enrolmentId);
        return await one.SingleOrDefaultAsync(cancellationToken) is { } enrolment
            ? (
                enrolment,
                (await LinesAsync(db, one, cancellationToken))[0],
                (await ClassesAsync(db, db.Set<CourseOffering>().Where(o => o.OfferingId == enrolment.OfferingId), cancellationToken))[0])
            : null;
    }

    /// <summary>Who waits for a decision that these units give, with the class of each.</summary>
    public async Task<IReadOnlyList<(EnrolmentLine Line, ClassView Class)>> InboxAsync(EnrolmentActor who, DateOnly today, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var tree = await trees.GetAsync(cancellationToken);
        var units = who.Approves.UnitIds.ToHashSet();
        if (who.Actor is { Kind: ActorKind.Account, Id: { } account })
        {
            var deputyFor = await db.Set<ApprovalDeputy>()
                .Where(d => d.AccountId == account && d.ValidFrom <= today && d.ValidTo >= today).Select(d => d.UnitId).ToListAsync(cancellationToken);
            deputyFor.ForEach(u => units.UnionWith(tree.ScopeOf(u)));
        }

        var (now, own, isOffice) = (clock.UtcNow, units.ToList(), who.Approves.IsAll);
        var asked = db.Set<Enrolment>().Where(e => e.Status == EnrolmentStatus.Requested
            && e.PersonId != who.PersonId
            && ((e.UnitId != null && own.Contains(e.UnitId.Value)) || (isOffice && e.DecideBy <= now)));
        var offerings = await asked.Select(e => new { e.EnrolmentId, e.OfferingId }).ToDictionaryAsync(e => e.EnrolmentId, e => e.OfferingId, cancellationToken);
        var ids = offerings.Values.Distinct().ToList();
        var classes = (await ClassesAsync(db, db.Set<CourseOffering>().Where(o => ids.Contains(o.OfferingId)), cancellationToken)).ToDictionary(c => c.OfferingId);
        return [.. (await LinesAsync(db, asked, cancellationToken)).Select(l => (l, classes[offerings[l.EnrolmentId]])).OrderBy(l => l.l.DecideBy)];
    }

    /// <summary>The steps of an enrolment, the oldest first. Those who did them are named by account, else by what they were.</summary>
    public async Task<IReadOnlyList<HistoryLine>> HistoryAsync(Guid enrolmentId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var steps = await (
            from step in db.Set<EnrolmentTransition>()
            where step.EnrolmentId == enrolmentId
            join account in db.Set<Account>() on step.ActorId equals account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            orderby step.Number
            select new { step.At, step.Event, step.To, step.ActorKind, account.DisplayName, step.Reason }).ToListAsync(cancellationToken);
        return steps.ConvertAll(s => new HistoryLine(s.At, s.Event, s.To, s.DisplayName ?? NameOf(s.ActorKind), s.Reason));
    }

    /// <summary>The enrolments that a right reaches: of a unit, an organisation, or one's own.</summary>
    internal static IQueryable<Enrolment> Within(IQueryable<Enrolment> enrolments, UnitScope scope)
    {
        if (scope.IsAll)
        {
            return enrolments;
        }

        var (units, organisations, own) = (scope.UnitIds.ToList(), scope.OrganisationIds.ToList(), scope.PersonId);
        return enrolments.Where(e => (e.UnitId != null && units.Contains(e.UnitId.Value))
            || (e.OrganisationId != null && organisations.Contains(e.OrganisationId.Value))
            || e.PersonId == own);
    }

    private static string NameOf(ActorKind kind) => kind switch
    {
        ActorKind.Visitor => "Người đăng ký",
        ActorKind.Chat => "Người đăng ký, qua trò chuyện",
        ActorKind.ApiKey => "Hệ thống khác",
        ActorKind.Operator => "Quản trị máy chủ",
        ActorKind.Program => "Chương trình",
        _ => "Tài khoản đã xóa",
    };

    private async Task<List<EnrolmentLine>> LinesAsync(NtmLearnDbContext db, IQueryable<Enrolment> enrolments, CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        var rows = await (
            from enrolment in enrolments
            join person in db.Set<Person>() on enrolment.PersonId equals person.PersonId
            orderby person.SortKey, person.PersonId
            select new
            {
                Enrolment = enrolment,
                person.FullName,
                person.SortKey,
                Organisation = db.Set<Organisation>().Where(o => o.OrganisationId == enrolment.OrganisationId).Select(o => o.ShortName ?? o.Name).FirstOrDefault(),
                Rank = enrolment.Place == null
                    ? 0
                    : db.Set<Enrolment>().Count(e => e.OfferingId == enrolment.OfferingId && e.Status == EnrolmentStatus.WaitListed && e.Place <= enrolment.Place),
                NeedsLook = db.Set<CitizenReceipt>().Any(r => r.EnrolmentId == enrolment.EnrolmentId && r.IsAmbiguous && r.LookedAt == null),
            }).AsNoTracking().ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new EnrolmentLine(
            r.Enrolment.EnrolmentId,
            r.Enrolment.PersonId,
            r.FullName,
            r.SortKey,
            r.Organisation ?? (r.Enrolment.UnitId is { } unit ? tree.Find(unit)?.FullName : null),
            r.Enrolment.Status,
            r.Enrolment.Path,
            r.Enrolment.Place,
            r.Enrolment.Place is null ? null : r.Rank,
            r.Enrolment.OfferedUntil,
            r.Enrolment.DecideBy,
            r.Enrolment.SeatQuotaId is not null,
            r.NeedsLook));
    }

    private async Task<List<MyEnrolment>> MyAsync(NtmLearnDbContext db, IQueryable<Enrolment> enrolments, CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        var rows = await enrolments.AsNoTracking().Select(e => new
        {
            Enrolment = e,
            Ahead = db.Set<Enrolment>().Count(o => o.OfferingId == e.OfferingId && o.Status == EnrolmentStatus.WaitListed && o.Place < e.Place),
            LastReason = db.Set<EnrolmentTransition>().Where(t => t.EnrolmentId == e.EnrolmentId).OrderByDescending(t => t.Number).Select(t => t.Reason).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        var ids = rows.Select(r => r.Enrolment.OfferingId).Distinct().ToList();
        var classes = (await ClassesAsync(db, db.Set<CourseOffering>().Where(o => ids.Contains(o.OfferingId)), cancellationToken)).ToDictionary(c => c.OfferingId);
        var now = clock.UtcNow;
        var quotas = await db.Set<SeatQuota>().AsNoTracking()
            .Where(q => ids.Contains(q.OfferingId) && q.ReleasedAt == null && q.Deadline > now).ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new MyEnrolment(
            Describe(r.Enrolment, r.Ahead),
            classes[r.Enrolment.OfferingId],
            r.Ahead,
            quotas.Exists(q => q.OfferingId == r.Enrolment.OfferingId
                && (q.OrganisationId is { } body ? body == r.Enrolment.OrganisationId : r.Enrolment.UnitId is { } unit && tree.ScopeOf(q.UnitId!.Value).Contains(unit))),
            r.LastReason));
    }

    internal static EnrolmentResponse Describe(Enrolment e, int ahead) => new(
        e.EnrolmentId, e.OfferingId, e.PersonId, e.Status, e.Path, e.Place, e.Place is null ? null : ahead + 1, e.OfferedUntil, e.DecideBy, e.ReceiptCode);

    private async Task<List<ClassView>> ClassesAsync(NtmLearnDbContext db, IQueryable<CourseOffering> offerings, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var rows = await offerings.AsNoTracking().Select(o => new
        {
            Offering = o,
            Kept = db.Set<SeatQuota>()
                .Where(q => q.OfferingId == o.OfferingId && q.ReleasedAt == null && q.Deadline > now && q.Seats + q.ExtraSeats > q.Filled)
                .Sum(q => q.Seats + q.ExtraSeats - q.Filled),
            Waiting = db.Set<Enrolment>().Count(e => e.OfferingId == o.OfferingId && e.Status == EnrolmentStatus.WaitListed),
        }).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(r => r.Offering.OfferingId);
        var sessions = (await (
            from session in db.Set<TrainingSession>()
            where ids.Contains(session.OfferingId) && !session.IsCancelled
            join venue in db.Set<Venue>() on session.VenueId equals venue.VenueId into venues
            from venue in venues.DefaultIfEmpty()
            orderby session.StartsAt
            select new { session.OfferingId, session.Day, session.StartMinute, venue.Name, venue.Address }).ToListAsync(cancellationToken))
            .ToLookup(s => s.OfferingId, s => new ClassSession(s.Day, s.StartMinute, s.Address is null ? s.Name : $"{s.Name}, {s.Address}"));
        return rows.ConvertAll(r => new ClassView(
            r.Offering.OfferingId,
            r.Offering.Code,
            r.Offering.Title,
            r.Offering.Kind,
            r.Offering.Status,
            r.Offering.Access,
            r.Offering.RequiresApproval,
            r.Offering.Capacity,
            r.Offering.SeatsTaken,
            Math.Max(0, r.Offering.Capacity - r.Offering.SeatsTaken - r.Kept),
            r.Waiting,
            [.. sessions[r.Offering.OfferingId]]));
    }
}
