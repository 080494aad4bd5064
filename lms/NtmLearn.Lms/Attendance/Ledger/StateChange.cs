using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>Makes the rows of what counts.</summary>
internal static class StateChange
{
    /// <summary>The state after one more mark that comes after all others.</summary>
    public static AttendanceState Step(SessionFacts session, AttendanceState? before, AttendanceMark any, StateRule.Entry mark, DateTime now)
    {
        var choice = StateRule.Next(before is null ? null : new StateRule.Choice(before.Status, before.MarkId, before.Rule), mark);
        return Make(session, any, choice, mark, (before?.Marks ?? 0) + 1, now);
    }

    /// <summary>The states of some, from all their marks; null for whom nothing is left.</summary>
    /// <param name="unsaved">Marks that are not in the database yet.</param>
    public static async Task<IReadOnlyDictionary<Guid, AttendanceState?>> DeriveAsync(
        NtmLearnDbContext db, SessionFacts session, IReadOnlyCollection<Guid> attendees, IReadOnlyCollection<AttendanceMark> unsaved, DateTime now, CancellationToken cancellationToken)
    {
        var ids = attendees.ToArray();
        var stored = await db.Set<AttendanceMark>().AsNoTracking()
            .Where(m => m.SessionId == session.SessionId && ids.Contains(m.AttendeeId)).ToListAsync(cancellationToken);
        return stored.Concat(unsaved.Where(m => ids.Contains(m.AttendeeId))).GroupBy(m => m.AttendeeId)
            .ToDictionary(g => g.Key, g => Derive(session, [.. g], now));
    }

    /// <summary>The state of one, from all their marks.</summary>
    public static AttendanceState? Derive(SessionFacts session, IReadOnlyCollection<AttendanceMark> marks, DateTime now)
    {
        var standing = StateRule.Standing([.. marks.Select(StateRule.Entry.Of)]).ToList();
        return StateRule.Choose(standing) is { } choice
            ? Make(session, marks.First(), choice, standing.Max(), standing.Count, now)
            : null;
    }

    private static AttendanceState Make(SessionFacts session, AttendanceMark any, StateRule.Choice choice, StateRule.Entry last, int marks, DateTime now) => new()
    {
        SessionId = session.SessionId,
        AttendeeId = any.AttendeeId,
        OfferingId = session.OfferingId,
        PersonId = any.PersonId,
        WalkInId = any.WalkInId,
        Status = choice.Status,
        MarkId = choice.MarkId,
        Rule = choice.Rule,
        Marks = marks,
        LastMarkId = last.MarkId,
        LastAt = last.EffectiveAt,
        LastAuthority = last.Source.Authority(),
        LastIsCorrection = last.IsCorrection,
        ChangedAt = now,
    };
}
