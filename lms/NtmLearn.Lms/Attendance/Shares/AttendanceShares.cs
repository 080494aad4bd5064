using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.Shares;

/// <summary>How much of a class each person attended, and all that one person attended.</summary>
public sealed class AttendanceShares(IOptions<AttendanceOptions> options) : IAttendanceShares
{
    /// <summary>The shares of a class.</summary>
    /// <returns>By person: the one that counts, and every row that was merged into it and is enrolled in the class.</returns>
    public async Task<IReadOnlyDictionary<Guid, AttendanceShare>> OfClassAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken)
    {
        var turnout = await TurnoutAsync(db, offeringId, cancellationToken);
        var shares = new Dictionary<Guid, AttendanceShare>();
        foreach (var row in turnout.Rows.Where(r => r.IsPerson))
        {
            var share = row.Share;
            shares[row.Key] = share;
            foreach (var enrolment in row.Enrolments)
            {
                shares[enrolment.PersonId] = share;
            }
        }

        return shares;
    }

    /// <summary>Who was to come to a class and who came.</summary>
    public async Task<Turnout> TurnoutAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken) =>
        (await TurnoutsAsync(db, [offeringId], cancellationToken))[offeringId];

    /// <summary>The same of several.</summary>
    public Task<IReadOnlyDictionary<Guid, Turnout>> TurnoutsAsync(NtmLearnDbContext db, IReadOnlyCollection<Guid> offeringIds, CancellationToken cancellationToken) =>
        ClassTurnout.ReadAsync(db, offeringIds, options.Value.ExcusedCounts, cancellationToken);

    /// <summary>All sessions at which something was recorded of a person, under any of their rows or as a walk-in, the newest first.</summary>
    public static async Task<IReadOnlyList<AttendedSession>> HistoryAsync(NtmLearnDbContext db, Guid personId, CancellationToken cancellationToken)
    {
        var people = await db.Set<Person>()
            .Where(p => p.PersonId == personId || p.MergedIntoId == personId
                || db.Set<Person>().Any(one => one.PersonId == personId && one.MergedIntoId != null && (p.PersonId == one.MergedIntoId || p.MergedIntoId == one.MergedIntoId)))
            .Select(p => p.PersonId).ToArrayAsync(cancellationToken);
        var walkIns = await db.Set<WalkIn>().Where(w => w.PersonId != null && people.Contains(w.PersonId.Value)).Select(w => w.WalkInId).ToArrayAsync(cancellationToken);
        var states = db.Set<AttendanceState>();
        var own = states.Where(s => s.PersonId != null && people.Contains(s.PersonId.Value));
        var asGuest = states.Where(s => s.WalkInId != null && walkIns.Contains(s.WalkInId.Value));
        var rows = await ReadAsync(db, own, cancellationToken);
        if (walkIns.Length > 0)
        {
            rows.AddRange(await ReadAsync(db, asGuest, cancellationToken));
        }

        return [.. rows
            .GroupBy(r => r.SessionId)
            .Select(g => g.OrderByDescending(r => r.Status.WasThere()).ThenBy(r => r.Status).First())
            .OrderByDescending(r => r.Day).ThenByDescending(r => r.StartMinute).ThenBy(r => r.SessionId)];
    }

    private static Task<List<AttendedSession>> ReadAsync(NtmLearnDbContext db, IQueryable<AttendanceState> states, CancellationToken cancellationToken) => (
        from state in states
        join session in db.Set<TrainingSession>() on state.SessionId equals session.SessionId
        join offering in db.Set<CourseOffering>() on state.OfferingId equals offering.OfferingId
        select new AttendedSession(
            session.SessionId, offering.Code, offering.Title, session.Title, session.Day, session.StartMinute, session.IsCancelled, state.Status)).ToListAsync(cancellationToken);
}
