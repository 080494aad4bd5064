using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Sessions;

/// <summary>Puts sessions into the calendar inside a transaction of a service: checks them, looks for clashes, saves.</summary>
public sealed class SessionWriter(ClashFinder clashes, LocalTime time, TimeProvider clock)
{
    /// <summary>Most sessions of one class.</summary>
    public const int MostSessions = 60;

    /// <summary>Adds sessions to classes; nothing is added when anything is refused.</summary>
    internal async Task<Outcome<IReadOnlyList<TrainingSession>>> AddAsync(
        NtmLearnDbContext db, IReadOnlyList<(CourseOffering Offering, SessionInput Input)> wanted, CancellationToken cancellationToken)
    {
        var (refusals, warnings) = await CheckAsync(db, wanted, cancellationToken);
        if (refusals.Count > 0)
        {
            return Outcome<IReadOnlyList<TrainingSession>>.Refused(refusals);
        }

        var sessions = wanted.Select(w => New(w.Offering, w.Input)).ToList();
        var found = await LookAsync(db, [.. sessions.Zip(wanted, (s, w) => Meant(s, w.Input))], cancellationToken);
        if (found.Any(c => c.Blocks))
        {
            return Outcome<IReadOnlyList<TrainingSession>>.Refused([.. found.Where(c => c.Blocks).Select(c => c.ToRefusal())]);
        }

        db.AddRange(sessions);
        foreach (var (session, (_, input)) in sessions.Zip(wanted))
        {
            db.AddRange((input.FacilitatorIds ?? []).Distinct().Select(person => Leader(session, person)));
        }

        await db.SaveChangesAsync(cancellationToken);
        return Outcome<IReadOnlyList<TrainingSession>>.Done(sessions, [.. warnings, .. found.Select(c => c.ToRefusal())]);
    }

    /// <summary>Changes a session.</summary>
    /// <returns>Whether day, time or place changed.</returns>
    internal async Task<Outcome<bool>> ChangeAsync(
        NtmLearnDbContext db, CourseOffering offering, TrainingSession session, SessionInput input, CancellationToken cancellationToken)
    {
        var (refusals, warnings) = await CheckAsync(db, [(offering, input)], cancellationToken);
        if (refusals.Count > 0)
        {
            return Outcome<bool>.Refused(refusals);
        }

        var wanted = New(offering, input);
        var found = await LookAsync(db, [Meant(wanted, input) with { SessionId = session.SessionId }], cancellationToken);
        if (found.Any(c => c.Blocks))
        {
            return Outcome<bool>.Refused([.. found.Where(c => c.Blocks).Select(c => c.ToRefusal())]);
        }

        var isMoved = (session.Day, session.StartMinute, session.EndMinute, session.VenueId, session.OnlineLink)
            != (wanted.Day, wanted.StartMinute, wanted.EndMinute, wanted.VenueId, wanted.OnlineLink);
        var leaders = await db.Set<SessionFacilitator>().Where(f => f.SessionId == session.SessionId).ToListAsync(cancellationToken);
        var wantedLeaders = (input.FacilitatorIds ?? []).ToHashSet();
        var isOther = !wantedLeaders.SetEquals(leaders.Select(l => l.PersonId));
        if (isMoved || isOther || session.Title != wanted.Title)
        {
            (session.Day, session.StartMinute, session.EndMinute) = (wanted.Day, wanted.StartMinute, wanted.EndMinute);
            (session.StartsAt, session.EndsAt, session.VenueId) = (wanted.StartsAt, wanted.EndsAt, wanted.VenueId);
            (session.OnlineLink, session.Title) = (wanted.OnlineLink, wanted.Title);
            session.Sequence++;
            session.ChangedAt = clock.UtcNow;
            db.RemoveRange(leaders.Where(l => !wantedLeaders.Contains(l.PersonId)));
            db.AddRange(wantedLeaders.Except(leaders.Select(l => l.PersonId)).Select(person => Leader(session, person)));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Outcome<bool>.Done(isMoved, [.. warnings, .. found.Select(c => c.ToRefusal())]);
    }

    /// <summary>Sessions of a class as they could be wanted again, in order.</summary>
    internal static async Task<List<SessionInput>> InputsOfAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken)
    {
        var sessions = await db.Set<TrainingSession>().AsNoTracking()
            .Where(s => s.OfferingId == offeringId && !s.IsCancelled)
            .OrderBy(s => s.StartsAt)
            .ToListAsync(cancellationToken);
        var ids = sessions.Select(s => s.SessionId).ToList();
        var leaders = (await db.Set<SessionFacilitator>().AsNoTracking().Where(f => ids.Contains(f.SessionId)).ToListAsync(cancellationToken))
            .ToLookup(f => f.SessionId, f => f.PersonId);
        return [.. sessions.Select(s => new SessionInput(s.Day, s.StartMinute, s.EndMinute, s.VenueId, s.OnlineLink, s.Title, [.. leaders[s.SessionId]]))];
    }

    private static MeantSession Meant(TrainingSession session, SessionInput input) =>
        new(session.SessionId, session.Day, session.StartsAt, session.EndsAt, session.VenueId, [.. (input.FacilitatorIds ?? []).Distinct()]);

    /// <summary>First the places and people, so that nobody else finds them free meanwhile, then the look.</summary>
    private async Task<IReadOnlyList<Clash>> LookAsync(NtmLearnDbContext db, IReadOnlyList<MeantSession> meant, CancellationToken cancellationToken)
    {
        await TransactionLock.TakeAsync(db, meant.SelectMany(m => m.PersonIds.Concat(m.VenueId is { } venue ? [venue] : [])), cancellationToken);
        return await clashes.FindAsync(db, meant, cancellationToken);
    }

    private static async Task<(List<Refusal> Refusals, List<Refusal> Warnings)> CheckAsync(
        NtmLearnDbContext db, IReadOnlyList<(CourseOffering Offering, SessionInput Input)> wanted, CancellationToken cancellationToken)
    {
        var refusals = wanted.SelectMany(w => SessionRules.Check(w.Input)).Distinct().ToList();
        var warnings = new List<Refusal>();
        var venueIds = wanted.Select(w => w.Input.VenueId).OfType<Guid>().Distinct().ToList();
        var venues = await db.Set<Venue>().AsNoTracking().Where(v => venueIds.Contains(v.VenueId)).ToDictionaryAsync(v => v.VenueId, cancellationToken);
        foreach (var (offering, input) in wanted.Where(w => w.Input.VenueId is not null).DistinctBy(w => (w.Offering.OfferingId, w.Input.VenueId)))
        {
            if (!venues.TryGetValue(input.VenueId!.Value, out var venue) || venue.IsRetired)
            {
                refusals.Add(new Refusal(RefusalKind.Invalid, "venue_unknown", "Địa điểm này không còn dùng. Xin chọn địa điểm khác.", "venueId"));
            }
            else if (offering.Capacity > venue.Capacity)
            {
                warnings.Add(new Refusal(
                    RefusalKind.Conflict, "above_venue", $"{venue.Name} chỉ có {venue.Capacity} chỗ, lớp có {offering.Capacity} chỗ. Xin kiểm tra lại.", "venueId"));
            }
        }

        var personIds = wanted.SelectMany(w => w.Input.FacilitatorIds ?? []).Distinct().ToList();
        if (await db.Set<Person>().CountAsync(p => personIds.Contains(p.PersonId) && p.ErasedAt == null, cancellationToken) != personIds.Count)
        {
            refusals.Add(new Refusal(RefusalKind.Invalid, "facilitator_unknown", "Có tập huấn viên không còn trong danh sách. Xin chọn lại.", "facilitatorIds"));
        }

        return (refusals, warnings);
    }

    private SessionFacilitator Leader(TrainingSession session, Guid personId) =>
        new() { SessionFacilitatorId = clock.NewId(), SessionId = session.SessionId, PersonId = personId };

    private TrainingSession New(CourseOffering offering, SessionInput input) => new()
    {
        SessionId = clock.NewId(),
        OfferingId = offering.OfferingId,
        Day = input.Day,
        StartMinute = input.StartMinute,
        EndMinute = input.EndMinute,
        StartsAt = time.ToUtc(input.Day, input.StartMinute),
        EndsAt = time.ToUtc(input.Day, input.EndMinute),
        VenueId = input.VenueId,
        OnlineLink = input.OnlineLink,
        Title = input.Title,
        ChangedAt = clock.UtcNow,
    };
}
