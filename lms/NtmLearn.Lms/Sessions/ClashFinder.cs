using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Sessions;

/// <summary>
/// Finds what a session would clash with: the place, those who lead it, those who come, the way in between, and days to
/// avoid. Form, import, API and enrolment all ask here, inside the transaction that writes, so that of two which come at
/// once only one finds the hall free (see <see cref="TransactionLock"/>).
/// </summary>
public sealed class ClashFinder(UnitTrees trees, LocalTime time, IOptions<TrainingOptions> options)
{
    /// <summary>What the sessions of a class clash with as they stand, for showing; takes no locks.</summary>
    public async Task<IReadOnlyList<Clash>> FindForOfferingAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken)
    {
        var sessions = await MeantOfAsync(db, offeringId, cancellationToken);
        var leaders = await db.Set<SessionFacilitator>()
            .Where(f => db.Set<TrainingSession>().Any(s => s.SessionId == f.SessionId && s.OfferingId == offeringId))
            .Select(f => new { f.SessionId, f.PersonId })
            .ToListAsync(cancellationToken);
        return await FindAsync(db, [.. sessions.Select(s => s with { PersonIds = [.. leaders.Where(l => l.SessionId == s.SessionId).Select(l => l.PersonId)] })], cancellationToken);
    }

    /// <summary>Whether people who are to be in a class are in another one, or lead one, at the same time.</summary>
    /// <param name="db">Of the transaction that will enrol them; their other enrolments wait for it.</param>
    public async Task<IReadOnlyList<Clash>> FindForPeopleAsync(
        NtmLearnDbContext db, Guid offeringId, IReadOnlyCollection<Guid> personIds, CancellationToken cancellationToken)
    {
        if (personIds.Count == 0)
        {
            return [];
        }

        await TransactionLock.TakeAsync(db, personIds, cancellationToken);
        var sessions = (await MeantOfAsync(db, offeringId, cancellationToken)).Select(s => s with { PersonIds = [.. personIds] }).ToList();
        if (sessions.Count == 0)
        {
            return [];
        }

        var days = sessions.Select(s => s.Day).Distinct().ToList();
        var seats = await db.Set<Enrolment>()
            .Where(e => e.OfferingId != offeringId && personIds.Contains(e.PersonId)
                && (e.Status == EnrolmentStatus.Offered || e.Status == EnrolmentStatus.Enrolled))
            .Join(Standing(db).Where(s => days.Contains(s.Day)), e => e.OfferingId, s => s.OfferingId, (e, s) => new { e.PersonId, Session = s })
            .ToListAsync(cancellationToken);
        var leads = await db.Set<SessionFacilitator>()
            .Where(f => personIds.Contains(f.PersonId))
            .Join(Standing(db).Where(s => days.Contains(s.Day) && s.OfferingId != offeringId), f => f.SessionId, s => s.SessionId, (f, s) => new { f.PersonId, Session = s })
            .ToListAsync(cancellationToken);
        var search = await SearchAsync(db, sessions, cancellationToken);
        return
        [
            .. from meant in sessions
               from seat in seats.Concat(leads)
               where meant.PersonIds.Contains(seat.PersonId)
               let clash = search.OfPerson(meant, seat.Session, seat.PersonId, ClashKind.Participant, options.Value.Clashes.Participant)
               where clash is not null
               select clash,
        ];
    }

    /// <summary>What sessions would clash with, among themselves too.</summary>
    internal async Task<IReadOnlyList<Clash>> FindAsync(NtmLearnDbContext db, IReadOnlyList<MeantSession> meant, CancellationToken cancellationToken)
    {
        if (meant.Count == 0)
        {
            return [];
        }

        var ids = meant.Select(m => m.SessionId).ToList();
        var days = meant.Select(m => m.Day).Distinct().ToList();
        var venueIds = meant.Select(m => m.VenueId).OfType<Guid>().Distinct().ToList();
        var personIds = meant.SelectMany(m => m.PersonIds).Distinct().ToList();
        var standing = await Standing(db)
            .Where(s => days.Contains(s.Day) && !ids.Contains(s.SessionId))
            .Where(s => (s.VenueId != null && venueIds.Contains(s.VenueId.Value))
                || db.Set<SessionFacilitator>().Any(f => f.SessionId == s.SessionId && personIds.Contains(f.PersonId)))
            .ToListAsync(cancellationToken);
        var standingIds = standing.Select(s => s.SessionId).ToList();
        var leaders = (await db.Set<SessionFacilitator>()
            .Where(f => standingIds.Contains(f.SessionId) && personIds.Contains(f.PersonId))
            .Select(f => new { f.SessionId, f.PersonId })
            .ToListAsync(cancellationToken)).ToLookup(f => f.SessionId, f => f.PersonId);
        var search = await SearchAsync(db, meant, cancellationToken);
        var found = new List<Clash>();
        for (var i = 0; i < meant.Count; i++)
        {
            var session = meant[i];
            found.AddRange(search.OnAvoidedDays(session));
            foreach (var other in standing)
            {
                Add(search, session, other, leaders[other.SessionId]);
            }

            // Each pair once.
            foreach (var other in meant.Take(i))
            {
                Add(search, session, search.AsStanding(other), other.PersonIds);
            }
        }

        return found;

        void Add(ClashSearch search, MeantSession session, StandingSession other, IEnumerable<Guid> otherLeaders)
        {
            if (search.OfVenue(session, other, options.Value.Clashes.Venue) is { } inOnePlace)
            {
                found.Add(inOnePlace);
            }

            foreach (var person in session.PersonIds.Intersect(otherLeaders))
            {
                if (search.OfPerson(session, other, person, ClashKind.Facilitator, options.Value.Clashes.Facilitator) is { } atOnce)
                {
                    found.Add(atOnce);
                }
            }
        }
    }

    private static Task<List<MeantSession>> MeantOfAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken) =>
        db.Set<TrainingSession>()
            .Where(s => s.OfferingId == offeringId && !s.IsCancelled)
            .OrderBy(s => s.StartsAt)
            .Select(s => new MeantSession(s.SessionId, s.Day, s.StartsAt, s.EndsAt, s.VenueId, Array.Empty<Guid>()))
            .ToListAsync(cancellationToken);

    /// <summary>Sessions that will be; those of drafts too, since planning goes by them.</summary>
    private static IQueryable<StandingSession> Standing(NtmLearnDbContext db) =>
        from s in db.Set<TrainingSession>()
        join o in db.Set<CourseOffering>() on s.OfferingId equals o.OfferingId
        join v in db.Set<Venue>() on s.VenueId equals (Guid?)v.VenueId into venues
        from venue in venues.DefaultIfEmpty()
        where !s.IsCancelled && o.Status != OfferingStatus.Cancelled
        select new StandingSession
        {
            SessionId = s.SessionId,
            OfferingId = s.OfferingId,
            Code = o.Code,
            Title = o.Title,
            Day = s.Day,
            StartMinute = s.StartMinute,
            EndMinute = s.EndMinute,
            StartsAt = s.StartsAt,
            EndsAt = s.EndsAt,
            VenueId = s.VenueId,
            VenueName = venue == null ? null : venue.Name,
            VenueUnitId = venue == null ? null : venue.UnitId,
        };

    private async Task<ClashSearch> SearchAsync(NtmLearnDbContext db, IReadOnlyList<MeantSession> meant, CancellationToken cancellationToken)
    {
        var venueIds = meant.Select(m => m.VenueId).OfType<Guid>().Distinct().ToList();
        var personIds = meant.SelectMany(m => m.PersonIds).Distinct().ToList();
        var (first, last) = (meant.Min(m => m.Day), meant.Max(m => m.Day));
        return new ClashSearch(
            options.Value.Clashes,
            await db.Set<Venue>().AsNoTracking().Where(v => venueIds.Contains(v.VenueId)).ToDictionaryAsync(v => v.VenueId, cancellationToken),
            await db.Set<Person>().Where(p => personIds.Contains(p.PersonId)).ToDictionaryAsync(p => p.PersonId, p => p.FullName, cancellationToken),
            await db.Set<AvoidedDays>().AsNoTracking().Where(d => d.FirstDay <= last && d.LastDay >= first).ToListAsync(cancellationToken),
            await trees.GetAsync(cancellationToken),
            time);
    }
}
