using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Attendance;

/// <summary>Which sessions a caller sees and records at.</summary>
public static class AttendanceAccess
{
    /// <summary>
    /// Sessions at which the caller records: of classes they lead, or, at the door, of classes held for their unit or at a
    /// place in it.
    /// </summary>
    public static IQueryable<TrainingSession> Recorded(this IQueryable<TrainingSession> sessions, NtmLearnDbContext db, Caller caller) =>
        Within(sessions, db, caller.ScopeOf(Right.TakeAttendance));

    /// <summary>Sessions whose list the caller may see, wholly or as far as their own people go.</summary>
    public static IQueryable<TrainingSession> Seen(this IQueryable<TrainingSession> sessions, NtmLearnDbContext db, Caller caller)
    {
        var offerings = db.Set<CourseOffering>().Within(db, caller);
        var recorded = db.Set<TrainingSession>().Recorded(db, caller).Select(s => s.SessionId);
        return caller.Can(Right.ReadAttendance)
            ? sessions.Where(s => offerings.Any(o => o.OfferingId == s.OfferingId) || recorded.Contains(s.SessionId))
            : sessions.Where(s => recorded.Contains(s.SessionId));
    }

    /// <summary>Whether the caller sees everybody at a session, or only people of their units.</summary>
    internal static async Task<UnitScope> RowsAsync(NtmLearnDbContext db, Caller caller, Guid sessionId, CancellationToken cancellationToken) =>
        await db.Set<TrainingSession>().Recorded(db, caller).AnyAsync(s => s.SessionId == sessionId, cancellationToken)
            ? UnitScope.Everything
            : caller.ScopeOf(Right.ReadAttendance);

    private static IQueryable<TrainingSession> Within(IQueryable<TrainingSession> sessions, NtmLearnDbContext db, UnitScope scope)
    {
        if (scope.IsAll)
        {
            return sessions;
        }

        var units = scope.UnitIds.ToList();
        var person = scope.PersonId;
        return sessions.Where(s =>
            (person != null && db.Set<SessionFacilitator>().Any(f => f.PersonId == person
                && db.Set<TrainingSession>().Any(other => other.SessionId == f.SessionId && other.OfferingId == s.OfferingId)))
            || db.Set<CourseOffering>().Any(o => o.OfferingId == s.OfferingId && o.UnitId != null && units.Contains(o.UnitId.Value))
            || db.Set<Venue>().Any(v => v.VenueId == s.VenueId && v.UnitId != null && units.Contains(v.UnitId.Value)));
    }
}
