using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>A session as far as attendance looks at it.</summary>
public sealed record SessionFacts(
    Guid SessionId,
    Guid OfferingId,
    string Code,
    string ClassTitle,
    string? Title,
    DateOnly Day,
    int StartMinute,
    int EndMinute,
    DateTime StartsAt,
    DateTime EndsAt,
    bool IsCancelled,
    OfferingKind Kind,
    OfferingStatus ClassStatus,
    Guid? UnitId,
    Guid? OrganisationId,
    Guid? VenueUnitId,
    string? VenueName)
{
    /// <summary>Midnight of its day in the province.</summary>
    public required DateTime DayBegins { get; init; }

    /// <summary>Midnight after it: until then marks are made, from then on corrected.</summary>
    public required DateTime DayEnds { get; init; }

    /// <summary>From when on nothing is changed any more, unless it is unlocked.</summary>
    public required DateTime LocksAt { get; init; }

    public required DateTime? UnlockedUntil { get; init; }

    public bool IsLockedAt(DateTime now) => now >= LocksAt && !(UnlockedUntil > now);

    /// <summary>Why nothing can be recorded for it at all.</summary>
    public Refusal? RefuseAt(DateTime now, MarkSource source) =>
        IsCancelled || ClassStatus == OfferingStatus.Cancelled ? AttendanceRefusals.Cancelled
        : Kind == OfferingKind.StudyVisit ? AttendanceRefusals.StudyVisit
        : now < DayBegins && source != MarkSource.Excuse ? AttendanceRefusals.TooEarly
        : IsLockedAt(now) ? AttendanceRefusals.Locked
        : null;

    internal static async Task<SessionFacts?> FindAsync(
        NtmLearnDbContext db, Guid sessionId, LocalTime time, AttendanceOptions options, CancellationToken cancellationToken) =>
        (await ReadAsync(db, db.Set<TrainingSession>().Where(s => s.SessionId == sessionId), time, options, cancellationToken)).FirstOrDefault();

    /// <summary>Several, by their start.</summary>
    internal static async Task<List<SessionFacts>> ReadAsync(
        NtmLearnDbContext db, IQueryable<TrainingSession> sessions, LocalTime time, AttendanceOptions options, CancellationToken cancellationToken)
    {
        var found = await sessions.AsNoTracking()
            .Join(db.Set<CourseOffering>(), s => s.OfferingId, o => o.OfferingId, (s, o) => new
            {
                Session = s,
                o.Code,
                o.Title,
                o.Kind,
                o.Status,
                o.UnitId,
                o.OrganisationId,
                Venue = db.Set<Venue>().Where(v => v.VenueId == s.VenueId).Select(v => new { v.UnitId, v.Name }).FirstOrDefault(),
                UnlockedUntil = db.Set<SessionBook>().Where(b => b.SessionId == s.SessionId).Select(b => b.UnlockedUntil).FirstOrDefault(),
            })
            .OrderBy(s => s.Session.StartsAt).ThenBy(s => s.Session.SessionId)
            .ToListAsync(cancellationToken);
        return found.ConvertAll(f => new SessionFacts(
            f.Session.SessionId,
            f.Session.OfferingId,
            f.Code,
            f.Title,
            f.Session.Title,
            f.Session.Day,
            f.Session.StartMinute,
            f.Session.EndMinute,
            f.Session.StartsAt,
            f.Session.EndsAt,
            f.Session.IsCancelled,
            f.Kind,
            f.Status,
            f.UnitId,
            f.OrganisationId,
            f.Venue?.UnitId,
            f.Venue?.Name)
        {
            DayBegins = time.ToUtc(f.Session.Day),
            DayEnds = time.ToUtc(f.Session.Day.AddDays(1)),
            LocksAt = time.ToUtc(f.Session.Day.AddDays(1 + options.CorrectionDays)),
            UnlockedUntil = f.UnlockedUntil,
        });
    }
}
