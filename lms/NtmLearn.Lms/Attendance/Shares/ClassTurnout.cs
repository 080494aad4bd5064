using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.Shares;

/// <summary>
/// Who was to come to classes and who came, read in a handful of queries however large they are. People merged into another
/// count as that one, a walk-in known to be a person counts as the person, a cancelled session not at all.
/// </summary>
public static class ClassTurnout
{
    private static readonly EnrolmentStatus[] InClass = [EnrolmentStatus.Enrolled, EnrolmentStatus.Completed, EnrolmentStatus.NotCompleted];

    // Of two rows of one person in a session the one counts that stands first here.
    private static readonly AttendanceStatus[] Order =
    [
        AttendanceStatus.Present, AttendanceStatus.Late, AttendanceStatus.LeftEarly, AttendanceStatus.Excused, AttendanceStatus.Absent, AttendanceStatus.NotExpected,
    ];

    /// <summary>Reads classes. Everybody is in it who has a seat, was ever enrolled, or was marked.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Turnout>> ReadAsync(
        NtmLearnDbContext db, IReadOnlyCollection<Guid> offeringIds, bool excusedCounts, CancellationToken cancellationToken)
    {
        var ids = offeringIds.ToArray();
        var sessions = (await db.Set<TrainingSession>().AsNoTracking().Where(s => ids.Contains(s.OfferingId) && !s.IsCancelled)
            .OrderBy(s => s.StartsAt).ThenBy(s => s.SessionId).ToListAsync(cancellationToken)).ToLookup(s => s.OfferingId);
        var turnouts = ids.Distinct().ToDictionary(id => id, id => new Turnout(id, [.. sessions[id]], excusedCounts));
        await AddEnrolledAsync(db, ids, turnouts, cancellationToken);
        await AddMarkedAsync(db, ids, turnouts, cancellationToken);
        await NameRestAsync(db, turnouts.Values, cancellationToken);
        return turnouts;
    }

    private static async Task AddEnrolledAsync(NtmLearnDbContext db, Guid[] ids, Dictionary<Guid, Turnout> turnouts, CancellationToken cancellationToken)
    {
        var transitions = db.Set<EnrolmentTransition>();
        var enrolled = await db.Set<Enrolment>().Where(e => ids.Contains(e.OfferingId))
            .Join(db.Set<Person>(), e => e.PersonId, p => p.PersonId, (e, p) => new
            {
                e.OfferingId,
                e.EnrolmentId,
                e.PersonId,
                p.MergedIntoId,
                e.Status,
                e.UnitId,
                e.OrganisationId,
                Since = transitions.Where(t => t.EnrolmentId == e.EnrolmentId && t.To == EnrolmentStatus.Enrolled).Min(t => (DateTime?)t.At),
                p.FullName,
                p.SortKey,
                p.Sex,
                p.YearOfBirth,
                p.HamletId,
                HomeUnitId = p.UnitId,
            })
            .Where(e => InClass.Contains(e.Status) || e.Since != null)
            .ToListAsync(cancellationToken);
        foreach (var e in enrolled)
        {
            var row = turnouts[e.OfferingId].RowOf(e.MergedIntoId ?? e.PersonId, isPerson: true);
            if (e.MergedIntoId is null)
            {
                row.Name(e.FullName, e.SortKey, e.Sex, e.YearOfBirth, e.HamletId, e.HomeUnitId);
            }

            row.Enrol(new EnrolledAs(e.EnrolmentId, e.PersonId, e.Status, e.UnitId, e.OrganisationId, e.Since), InClass.Contains(e.Status));
        }
    }

    private static async Task AddMarkedAsync(NtmLearnDbContext db, Guid[] ids, Dictionary<Guid, Turnout> turnouts, CancellationToken cancellationToken)
    {
        var states = await db.Set<AttendanceState>().Where(s => ids.Contains(s.OfferingId))
            .Select(s => new { s.OfferingId, s.SessionId, s.PersonId, s.WalkInId, s.Status }).ToListAsync(cancellationToken);
        var merged = await db.Set<Person>()
            .Where(p => p.MergedIntoId != null && db.Set<AttendanceState>().Any(s => s.PersonId == p.PersonId && ids.Contains(s.OfferingId)))
            .ToDictionaryAsync(p => p.PersonId, p => p.MergedIntoId!.Value, cancellationToken);
        var walkIns = await db.Set<WalkIn>().AsNoTracking().Where(w => ids.Contains(w.OfferingId)).ToDictionaryAsync(w => w.WalkInId, cancellationToken);
        var linked = walkIns.Values.Select(w => w.PersonId).OfType<Guid>().ToArray();
        var roots = linked.Length == 0
            ? []
            : await db.Set<Person>().Where(p => linked.Contains(p.PersonId) && p.MergedIntoId != null)
                .ToDictionaryAsync(p => p.PersonId, p => p.MergedIntoId!.Value, cancellationToken);
        foreach (var state in states)
        {
            var turnout = turnouts[state.OfferingId];
            if (turnout.IndexOf(state.SessionId) is not { } index)
            {
                continue;
            }

            var walkIn = state.WalkInId is { } id ? walkIns.GetValueOrDefault(id) : null;
            var personId = state.PersonId ?? walkIn?.PersonId;
            var row = personId is { } person
                ? turnout.RowOf(merged.GetValueOrDefault(person, roots.GetValueOrDefault(person, person)), isPerson: true)
                : turnout.RowOf(state.WalkInId!.Value, isPerson: false);
            if (personId is null && walkIn is not null)
            {
                row.Name(walkIn.FullName, walkIn.SortKey, walkIn.Sex, walkIn.YearOfBirth, walkIn.HamletId, walkIn.UnitId);
            }

            if (row.Statuses[index] is not { } kept || Array.IndexOf(Order, state.Status) < Array.IndexOf(Order, kept))
            {
                row.Statuses[index] = state.Status;
            }
        }
    }

    /// <summary>People who are not enrolled themselves: guests, and those that others were merged into.</summary>
    private static async Task NameRestAsync(NtmLearnDbContext db, IEnumerable<Turnout> turnouts, CancellationToken cancellationToken)
    {
        var nameless = turnouts.SelectMany(t => t.Rows).Where(r => r.FullName is null).ToLookup(r => r.Key);
        var ids = nameless.Select(g => g.Key).ToArray();
        if (ids.Length == 0)
        {
            return;
        }

        var people = await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.PersonId)).ToListAsync(cancellationToken);
        foreach (var (person, row) in people.SelectMany(p => nameless[p.PersonId].Select(row => (p, row))))
        {
            row.Name(person.FullName, person.SortKey, person.Sex, person.YearOfBirth, person.HamletId, person.UnitId);
        }
    }
}
