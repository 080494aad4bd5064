using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Attendance.Sheet;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.Grid;

/// <summary>Reads the grid of a class.</summary>
public sealed class GridReads(IDbContextFactory<NtmLearnDbContext> contexts, SheetReads sheets, LocalTime time, IOptions<AttendanceOptions> options)
{
    /// <summary>As far as the caller may see it; null when none of its sessions is within reach.</summary>
    public async Task<AttendanceGrid?> FindAsync(Caller caller, string code, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ofClass = db.Set<TrainingSession>().Where(s => !s.IsCancelled && db.Set<CourseOffering>().Any(o => o.OfferingId == s.OfferingId && o.Code == code));
        var sessions = await SessionFacts.ReadAsync(db, ofClass.Seen(db, caller), time, options.Value, cancellationToken);
        var recorded = (await ofClass.Recorded(db, caller).Select(s => s.SessionId).ToListAsync(cancellationToken)).ToHashSet();
        var byAttendee = new Dictionary<Guid, (SheetRow Who, AttendanceStatus?[] Standing)>();
        for (var i = 0; i < sessions.Count; i++)
        {
            var scope = recorded.Contains(sessions[i].SessionId) ? UnitScope.Everything : caller.ScopeOf(Right.ReadAttendance);
            foreach (var row in await sheets.RowsAsync(db, sessions[i], scope, cancellationToken))
            {
                if (!byAttendee.TryGetValue(row.AttendeeId, out var known))
                {
                    byAttendee[row.AttendeeId] = known = (row, new AttendanceStatus?[sessions.Count]);
                }

                known.Standing[i] = row.Standing;
            }
        }

        return sessions.Count == 0 && !await db.Set<CourseOffering>().Within(db, caller).AnyAsync(o => o.Code == code, cancellationToken)
            ? null
            : new AttendanceGrid(
                sessions,
                [.. byAttendee.Values.OrderBy(r => (r.Who.Group, r.Who.SortKey, r.Who.AttendeeId)).Select(r => new GridRow(r.Who, r.Standing))],
                recorded);
    }
}
