using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Attendance.CheckIn;
using NtmLearn.Lms.Attendance.Excuses;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.Sheet;

/// <summary>Reads the lists of sessions.</summary>
public sealed class SheetReads(
    IDbContextFactory<NtmLearnDbContext> contexts, ExcuseReads excuses, UnitTrees trees, LocalTime time, TimeProvider clock, IOptions<AttendanceOptions> options)
{
    private static readonly EnrolmentStatus[] InClass = [EnrolmentStatus.Enrolled, EnrolmentStatus.Completed, EnrolmentStatus.NotCompleted];

    /// <summary>The list as far as the caller may see it; null when the session is out of reach.</summary>
    public async Task<SheetView?> FindAsync(Caller caller, Guid sessionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var seen = db.Set<TrainingSession>().Where(s => s.SessionId == sessionId).Seen(db, caller);
        if ((await SessionFacts.ReadAsync(db, seen, time, options.Value, cancellationToken)).FirstOrDefault() is not { } session)
        {
            return null;
        }

        var mayRecord = await db.Set<TrainingSession>().Recorded(db, caller).AnyAsync(s => s.SessionId == sessionId, cancellationToken);
        var scope = mayRecord ? UnitScope.Everything : caller.ScopeOf(Right.ReadAttendance);
        var rows = await RowsAsync(db, session, scope, cancellationToken);
        var now = clock.UtcNow;
        return new SheetView(
            session,
            rows,
            await db.Set<Headcount>().AsNoTracking().Where(h => h.SessionId == sessionId).OrderByDescending(h => h.HeadcountId).FirstOrDefaultAsync(cancellationToken),
            mayRecord,
            session.RefuseAt(now, MarkSource.List)?.Message,
            now >= session.DayEnds,
            CheckInTimes.Of(session.StartsAt, session.EndsAt, options.Value))
        {
            Excuses = mayRecord ? await excuses.AskedAsync(sessionId, cancellationToken) : [],
            SharedDevices = mayRecord ? await SharedDevices.ReadAsync(db, sessionId, options.Value.WarnFromSameDevice, cancellationToken) : [],
        };
    }

    /// <summary>All marks of one attendee in a session, in the order of the rule; those taken back stand where they were made.</summary>
    public async Task<IReadOnlyList<MarkLine>> MarksAsync(Guid sessionId, Guid attendeeId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var marks = await db.Set<AttendanceMark>().AsNoTracking().Where(m => m.SessionId == sessionId && m.AttendeeId == attendeeId).ToListAsync(cancellationToken);
        var state = await db.Set<AttendanceState>().AsNoTracking().SingleOrDefaultAsync(s => s.SessionId == sessionId && s.AttendeeId == attendeeId, cancellationToken);
        var accounts = marks.Where(m => m.ActorKind == ActorKind.Account).Select(m => m.ActorId).Distinct().ToList();
        var names = await db.Set<Account>().Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        return [.. marks.Where(m => m.RetractsId is null).OrderBy(StateRule.Entry.Of).Select(m => new MarkLine(
            m,
            m.ActorId is { } actor ? names.GetValueOrDefault(actor) : null,
            marks.Exists(r => r.RetractsId == m.MarkId),
            m.MarkId == state?.MarkId ? state.Rule : null))];
    }

    /// <summary>Sessions at which the caller records, from some days ago until some days ahead, by their start.</summary>
    public async Task<IReadOnlyList<SessionFacts>> RecordedAsync(Caller caller, int daysBack, int daysAhead, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (first, last) = (time.Today.AddDays(-daysBack), time.Today.AddDays(daysAhead));
        return await SessionFacts.ReadAsync(
            db, db.Set<TrainingSession>().Where(s => s.Day >= first && s.Day <= last && !s.IsCancelled).Recorded(db, caller), time, options.Value, cancellationToken);
    }

    /// <summary>Everybody on the list of a session within a scope: enrolled, marked, or come without being on it.</summary>
    internal async Task<List<SheetRow>> RowsAsync(NtmLearnDbContext db, SessionFacts session, UnitScope scope, CancellationToken cancellationToken)
    {
        var (sessionId, offeringId, endsAt) = (session.SessionId, session.OfferingId, session.EndsAt);
        var units = scope.UnitIds.ToList();
        var (all, own) = (scope.IsAll, scope.OrganisationIds.ToList());
        var states = await db.Set<AttendanceState>().AsNoTracking().Where(s => s.SessionId == sessionId)
            .Select(s => new { s.AttendeeId, IsPerson = s.PersonId != null, s.Status, s.Rule, s.Marks }).ToDictionaryAsync(s => s.AttendeeId, cancellationToken);
        var enrolled = await db.Set<Enrolment>().Where(e => e.OfferingId == offeringId && InClass.Contains(e.Status)
                && (all || (e.UnitId != null && units.Contains(e.UnitId.Value)) || (e.OrganisationId != null && own.Contains(e.OrganisationId.Value))))
            .Select(e => new { e.PersonId, e.UnitId })
            .ToDictionaryAsync(e => e.PersonId, cancellationToken);
        var late = await LateAsync(db, offeringId, endsAt, cancellationToken);
        var ids = (all ? enrolled.Keys.Union(states.Values.Where(s => s.IsPerson).Select(s => s.AttendeeId)) : enrolled.Keys).ToArray();
        var people = await db.Set<Person>().Where(p => EF.Parameter(ids).Contains(p.PersonId))
            .Select(p => new { p.PersonId, p.FullName, p.SortKey, p.UnitId, p.HamletId, p.Sex, p.YearOfBirth }).ToListAsync(cancellationToken);
        var walkIns = all
            ? await db.Set<WalkIn>().AsNoTracking().Where(w => w.OfferingId == offeringId && w.ErasedAt == null).ToListAsync(cancellationToken)
            : [];
        var hamletIds = people.Select(p => p.HamletId).Concat(walkIns.Select(w => w.HamletId)).OfType<Guid>().Distinct().ToArray();
        var hamlets = hamletIds.Length == 0
            ? []
            : await db.Set<Hamlet>().Where(h => hamletIds.Contains(h.HamletId)).ToDictionaryAsync(h => h.HamletId, h => h.Name, cancellationToken);
        var tree = await trees.GetAsync(cancellationToken);
        string GroupOf(Guid? hamletId, Guid? unitId, string? place) =>
            (hamletId is { } hamlet ? hamlets.GetValueOrDefault(hamlet) : null) ?? place ?? (unitId is { } unit ? tree.Find(unit)?.FullName : null) ?? "";

        var rows = people.ConvertAll(p =>
        {
            var state = states.GetValueOrDefault(p.PersonId);
            var enrolment = enrolled.GetValueOrDefault(p.PersonId);
            return new SheetRow(
                p.PersonId, IsWalkIn: false, p.FullName, p.SortKey, GroupOf(p.HamletId, enrolment?.UnitId ?? p.UnitId, null), p.Sex, p.YearOfBirth,
                state?.Status, IsExpected: enrolment is not null && !late.Contains(p.PersonId), state?.Rule, state?.Marks ?? 0);
        });
        var byPerson = rows.Index().ToDictionary(r => r.Item.AttendeeId, r => r.Index);
        foreach (var known in walkIns.Where(w => w.PersonId is not null && byPerson.ContainsKey(w.PersonId.Value)))
        {
            // Somebody on the list who was taken for a stranger: one line, and what was recorded of the stranger counts where nothing else was.
            var index = byPerson[known.PersonId!.Value];
            if (rows[index].Status is null && states.GetValueOrDefault(known.WalkInId) is { } state)
            {
                rows[index] = rows[index] with { Status = state.Status, Rule = state.Rule, Marks = state.Marks };
            }
        }

        rows.AddRange(walkIns.Where(w => w.PersonId is not { } person || !byPerson.ContainsKey(person)).Select(w =>
        {
            var state = states.GetValueOrDefault(w.WalkInId);
            return new SheetRow(
                w.WalkInId, IsWalkIn: true, w.FullName, w.SortKey, GroupOf(w.HamletId, w.UnitId, w.Place), w.Sex, w.YearOfBirth,
                state?.Status, IsExpected: false, state?.Rule, state?.Marks ?? 0);
        }));
        var groups = rows.Select(r => r.Group).Distinct().ToDictionary(g => g, SortKey.Of);
        return [.. rows.OrderBy(r => groups[r.Group], StringComparer.Ordinal).ThenBy(r => r.SortKey, StringComparer.Ordinal).ThenBy(r => r.AttendeeId)];
    }

    /// <summary>Who got a seat only after the session. Asked once for the class, since nearly always nobody did.</summary>
    private static Task<HashSet<Guid>> LateAsync(NtmLearnDbContext db, Guid offeringId, DateTime endsAt, CancellationToken cancellationToken) =>
        db.Set<EnrolmentTransition>().Where(t => t.To == EnrolmentStatus.Enrolled)
            .Join(db.Set<Enrolment>().Where(e => e.OfferingId == offeringId), t => t.EnrolmentId, e => e.EnrolmentId, (t, e) => new { e.PersonId, t.At })
            .GroupBy(t => t.PersonId)
            .Where(g => g.Min(t => t.At) > endsAt)
            .Select(g => g.Key)
            .ToHashSetAsync(cancellationToken);
}
