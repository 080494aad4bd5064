using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Offerings.Desk;

/// <summary>Reads classes within a caller's reach.</summary>
public sealed class ClassReads(IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, ClashFinder clashes)
{
    public const int PageSize = 50;

    /// <summary>A page of classes, newest days first, and how many there are by state.</summary>
    public async Task<ClassRows> ListAsync(Caller caller, ClassWishes wishes, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var tree = await trees.GetAsync(cancellationToken);
        var reached = Filter(db, db.Set<CourseOffering>().AsNoTracking().Within(db, caller), wishes, tree);
        var figures = await reached.GroupBy(o => o.Status).Select(g => new { g.Key, Count = g.Count(), Seats = g.Sum(o => o.Capacity), Taken = g.Sum(o => o.SeatsTaken) })
            .ToDictionaryAsync(g => g.Key, g => (g.Count, g.Seats, g.Taken), cancellationToken);
        var wanted = wishes.Status is { } status ? reached.Where(o => o.Status == status) : reached;
        var total = wishes.Status is { } only ? figures.GetValueOrDefault(only).Count : figures.Values.Sum(f => f.Count);
        var rows = await wanted
            .OrderByDescending(o => o.FirstDay == null).ThenByDescending(o => o.FirstDay).ThenByDescending(o => o.OfferingId)
            .Skip((wishes.Page - 1) * PageSize).Take(PageSize)
            .ToListAsync(cancellationToken);
        return new ClassRows(
            [.. rows.Select(o => new ClassRow(o, o.UnitId is { } unit ? tree.Find(unit)?.FullName : null))],
            figures.ToDictionary(f => f.Key, f => f.Value.Count),
            figures.Where(f => f.Key is not (OfferingStatus.Draft or OfferingStatus.Cancelled)).Sum(f => f.Value.Seats),
            figures.Where(f => f.Key is not (OfferingStatus.Draft or OfferingStatus.Cancelled)).Sum(f => f.Value.Taken),
            total);
    }

    /// <summary>One class; null when it is not there or out of reach.</summary>
    public async Task<ClassDetails?> FindAsync(Caller caller, string code, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var offering = await db.Set<CourseOffering>().AsNoTracking().Within(db, caller).SingleOrDefaultAsync(o => o.Code == code, cancellationToken);
        if (offering is null)
        {
            return null;
        }

        var id = offering.OfferingId;
        var tree = await trees.GetAsync(cancellationToken);
        var sessions = await db.Set<TrainingSession>().AsNoTracking().Where(s => s.OfferingId == id).OrderBy(s => s.StartsAt).ToListAsync(cancellationToken);
        var venueIds = sessions.Select(s => s.VenueId).OfType<Guid>().Distinct().ToList();
        var venues = await db.Set<Venue>().Where(v => venueIds.Contains(v.VenueId)).ToDictionaryAsync(v => v.VenueId, v => v.Name, cancellationToken);
        var sessionIds = sessions.Select(s => s.SessionId).ToList();
        var leaders = (await db.Set<SessionFacilitator>().Where(f => sessionIds.Contains(f.SessionId))
            .Join(db.Set<Person>(), f => f.PersonId, p => p.PersonId, (f, p) => new { f.SessionId, p.FullName, p.SortKey })
            .OrderBy(f => f.SortKey).ToListAsync(cancellationToken)).ToLookup(f => f.SessionId, f => f.FullName);
        return new ClassDetails(
            offering,
            await db.Set<Course>().Where(c => c.CourseId == offering.CourseId).Select(c => c.Title).SingleAsync(cancellationToken),
            offering.UnitId is { } unit ? tree.PathOf(unit) : null,
            await db.Set<Organisation>().Where(o => o.OrganisationId == offering.OrganisationId).Select(o => o.Name).SingleOrDefaultAsync(cancellationToken),
            await db.Set<Enrolment>().CountAsync(e => e.OfferingId == id && e.Status == EnrolmentStatus.WaitListed, cancellationToken),
            [.. sessions.Select(s => new SessionLine(s, s.VenueId is { } venue ? venues.GetValueOrDefault(venue) : null, [.. leaders[s.SessionId]]))],
            await db.Set<CostLine>().AsNoTracking().Where(l => l.OfferingId == id).OrderBy(l => l.CostLineId).ToListAsync(cancellationToken),
            offering.IsOver ? [] : await clashes.FindForOfferingAsync(db, id, cancellationToken),
            caller.ScopeOf(Right.ManageOfferings).Covers(offering.UnitId, offering.OrganisationId));
    }

    /// <summary>Sessions of a month within reach, and days to avoid.</summary>
    public async Task<ClassMonth> MonthAsync(Caller caller, DateOnly month, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (first, last) = (month, month.AddMonths(1).AddDays(-1));
        var sessions = await db.Set<TrainingSession>().AsNoTracking()
            .Where(s => s.Day >= first && s.Day <= last && !s.IsCancelled)
            .Join(db.Set<CourseOffering>().Within(db, caller), s => s.OfferingId, o => o.OfferingId, (s, o) => new MonthSession(s.Day, s.StartMinute, o.Code, o.Title, o.Status))
            .ToListAsync(cancellationToken);
        return new ClassMonth(
            sessions, await db.Set<AvoidedDays>().AsNoTracking().Where(d => d.FirstDay <= last && d.LastDay >= first).ToListAsync(cancellationToken));
    }

    private static IQueryable<CourseOffering> Filter(NtmLearnDbContext db, IQueryable<CourseOffering> offerings, ClassWishes wishes, UnitTree tree)
    {
        if (wishes.Month is { } month)
        {
            var last = month.AddMonths(1).AddDays(-1);
            offerings = offerings.Where(o => o.FirstDay <= last && o.LastDay >= month);
        }

        if (wishes.UnitId is { } unit)
        {
            var scope = tree.ScopeOf(unit).ToList();
            offerings = offerings.Where(o => o.UnitId != null && scope.Contains(o.UnitId.Value));
        }

        if (wishes.TopicId is { } topic)
        {
            offerings = offerings.Where(o => db.Set<Course>().Any(c => c.CourseId == o.CourseId && c.TopicId == topic));
        }

        var key = VietnameseText.Fold(wishes.Search).Trim();
        return key.Length == 0 ? offerings : offerings.Where(o => o.SearchKey.Contains(key));
    }
}
