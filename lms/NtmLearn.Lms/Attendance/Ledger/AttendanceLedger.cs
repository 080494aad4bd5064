using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>
/// The only one who writes marks and what follows from them, whichever way they come in. Whether the caller may is asked
/// before; here it is asked whether the session takes marks now. All that comes in together is one transaction.
/// </summary>
public sealed class AttendanceLedger(AuditedWriter writer, LocalTime time, TimeProvider clock, IOptions<AttendanceOptions> options)
{
    /// <summary>Writes marks, walk-ins and a headcount. What is refused stops nothing else.</summary>
    /// <returns>One result per walk-in, mark and headcount, in this order; refused as a whole when the session takes none.</returns>
    public Task<Outcome<IReadOnlyList<MarkResult>>> RecordAsync(Actor actor, Guid sessionId, LedgerInput input, CancellationToken cancellationToken) =>
        writer.WriteAsync(actor, (db, token) => RecordWithinAsync(db, actor, sessionId, input, token), cancellationToken);

    /// <summary>The same inside a transaction that is going on.</summary>
    internal async Task<Outcome<IReadOnlyList<MarkResult>>> RecordWithinAsync(
        NtmLearnDbContext db, Actor actor, Guid sessionId, LedgerInput input, CancellationToken cancellationToken)
    {
        await TransactionLock.TakeAsync(db, [sessionId], cancellationToken);
        var now = InMilliseconds(clock.UtcNow);
        if (await SessionFacts.FindAsync(db, sessionId, time, options.Value, cancellationToken) is not { } session)
        {
            return AttendanceRefusals.NoSession;
        }

        if (session.RefuseAt(now, input.Source) is { } refusal)
        {
            return refusal;
        }

        var entry = new LedgerEntry(db, actor, session, input, now, clock);
        var results = await entry.WriteAsync(cancellationToken);
        if (entry.HasChanged)
        {
            await SessionBooks.CountAsync(db, sessionId, cancellationToken);
        }

        return Outcome<IReadOnlyList<MarkResult>>.Done(results);
    }

    /// <summary>
    /// Takes back what an actor recorded in one go: marks whose keys begin alike. They stay in the ledger, and what counts is
    /// what it would be without them.
    /// </summary>
    /// <returns>How many were taken back; 0 when it was done before.</returns>
    public Task<Outcome<int>> RetractAsync(Actor actor, Guid sessionId, string keyBeginning, CancellationToken cancellationToken) => writer.WriteAsync<Outcome<int>>(
        actor,
        async (db, token) =>
        {
            await TransactionLock.TakeAsync(db, [sessionId], token);
            var now = InMilliseconds(clock.UtcNow);
            if (await SessionFacts.FindAsync(db, sessionId, time, options.Value, token) is not { } session)
            {
                return AttendanceRefusals.NoSession;
            }

            if (now >= session.DayEnds)
            {
                return AttendanceRefusals.TooLateToUndo;
            }

            var marks = db.Set<AttendanceMark>().AsNoTracking().Where(m => m.SessionId == sessionId);
            var taken = await marks.Where(m => m.ClientKey.StartsWith(keyBeginning) && m.RetractsId == null && m.ActorKind == actor.Kind && m.ActorId == actor.Id
                && !marks.Any(r => r.RetractsId == m.MarkId)).ToListAsync(token);
            List<AttendanceMark> rows = [.. taken.Select(m => Retraction(m, actor, now))];
            await BulkRows.InsertAsync(db, rows, token);
            var states = await StateChange.DeriveAsync(db, session, [.. rows.Select(r => r.AttendeeId).Distinct()], [], now, token);
            var gone = states.Where(s => s.Value is null).Select(s => s.Key).ToArray();
            await db.Set<AttendanceState>().Where(s => s.SessionId == sessionId && gone.Contains(s.AttendeeId)).ExecuteDeleteAsync(token);
            await BulkRows.UpsertAsync(db, [.. states.Values.OfType<AttendanceState>()], token);
            if (rows.Count > 0)
            {
                await SessionBooks.CountAsync(db, sessionId, token);
            }

            return Outcome<int>.Done(rows.Count);
        },
        cancellationToken);

    /// <summary>Opens a locked session for <see cref="AttendanceOptions.UnlockHours"/>; an act with a reason, audited.</summary>
    public Task<Outcome<DateTime>> UnlockAsync(Actor actor, Guid sessionId, string reason, CancellationToken cancellationToken) => writer.WriteAsync<Outcome<DateTime>>(
        actor,
        async (db, token) =>
        {
            if (await SessionFacts.FindAsync(db, sessionId, time, options.Value, token) is not { } session)
            {
                return AttendanceRefusals.NoSession;
            }

            if (string.IsNullOrWhiteSpace(reason))
            {
                return AttendanceRefusals.ReasonMissing;
            }

            var now = clock.UtcNow;
            if (!session.IsLockedAt(now))
            {
                return Outcome<DateTime>.Done(session.UnlockedUntil ?? session.LocksAt);
            }

            await SessionBooks.CountAsync(db, sessionId, token);
            var until = InMilliseconds(now.AddHours(options.Value.UnlockHours));
            await db.Set<SessionBook>().Where(b => b.SessionId == sessionId)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.UnlockedUntil, until), token);
            AuditedWriter.Note(db, (actor with { Reason = reason }, now), AuditAction.Changed, nameof(SessionBook), sessionId, null, """{"Attendance":"unlocked"}""");
            await db.SaveChangesAsync(token);
            return Outcome<DateTime>.Done(until);
        },
        cancellationToken);

    /// <summary>As browsers and databases hold it, so that everybody orders marks alike.</summary>
    internal static DateTime InMilliseconds(DateTime instant) => new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    private AttendanceMark Retraction(AttendanceMark mark, Actor actor, DateTime now) => new()
    {
        MarkId = clock.NewId(),
        SessionId = mark.SessionId,
        AttendeeId = mark.AttendeeId,
        PersonId = mark.PersonId,
        WalkInId = mark.WalkInId,
        Status = mark.Status,
        Source = mark.Source,
        ActorKind = actor.Kind,
        ActorId = actor.Id,
        EffectiveAt = now,
        ReceivedAt = now,
        ClientKey = $"undo-{mark.MarkId:N}",
        IsCorrection = false,
        RetractsId = mark.MarkId,
    };
}
