using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>Writes what came in together, under the lock of its session.</summary>
internal sealed class LedgerEntry(NtmLearnDbContext db, Actor actor, SessionFacts session, LedgerInput input, DateTime now, TimeProvider clock)
{
    private readonly Dictionary<Guid, Attendee> attendees = [];
    private readonly Dictionary<string, AttendanceMark> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, AttendanceState> states = [];
    private readonly List<AttendanceMark> written = [];
    private readonly HashSet<Guid> touched = [];

    /// <summary>Whether anything was written.</summary>
    public bool HasChanged { get; private set; }

    public async Task<IReadOnlyList<MarkResult>> WriteAsync(CancellationToken cancellationToken)
    {
        List<MarkResult> results = [];
        foreach (var walkIn in input.WalkIns)
        {
            results.Add(await AddWalkInAsync(walkIn, cancellationToken));
        }

        await db.SaveChangesAsync(cancellationToken);
        await GatherAsync(cancellationToken);
        results.AddRange(input.Marks.Select(Take));
        await DeriveAsync(cancellationToken);
        await BulkRows.InsertAsync(db, written, cancellationToken);
        await BulkRows.UpsertAsync(db, [.. touched.Select(id => states[id])], cancellationToken);
        HasChanged |= written.Count > 0;
        if (input.Headcount is { } headcount)
        {
            results.Add(await AddHeadcountAsync(headcount, cancellationToken));
        }

        // What counts is known only now that all were derived.
        return [.. results.Zip(input.WalkIns.Select(_ => (Guid?)null).Concat(input.Marks.Select(m => (Guid?)Root(m.AttendeeId))).Append(null), (result, attendee) =>
            result.Refusal is null && attendee is { } id ? result with { Status = states.GetValueOrDefault(id)?.Status } : result)];
    }

    private Guid Root(Guid attendeeId) => attendees.TryGetValue(attendeeId, out var attendee) ? attendee.Id : attendeeId;

    private async Task<MarkResult> AddWalkInAsync(WalkInInput walkIn, CancellationToken cancellationToken)
    {
        if (!IsKey(walkIn.ClientKey))
        {
            return Refuse(walkIn.ClientKey, AttendanceRefusals.BadKey);
        }

        if (!PersonName.TryParse(walkIn.FullName, out var name))
        {
            return Refuse(walkIn.ClientKey, AttendanceRefusals.NameMissing);
        }

        var known = await db.Set<WalkIn>().AsNoTracking()
            .SingleOrDefaultAsync(w => w.OfferingId == session.OfferingId && w.ClientKey == walkIn.ClientKey, cancellationToken);
        if (known is not null || db.Set<WalkIn>().Local.Any(w => w.ClientKey == walkIn.ClientKey))
        {
            return known is null || known.WalkInId == walkIn.WalkInId
                ? new MarkResult(walkIn.ClientKey, MarkFate.Known)
                : Refuse(walkIn.ClientKey, AttendanceRefusals.KeyReused);
        }

        if (await db.Set<WalkIn>().AnyAsync(w => w.WalkInId == walkIn.WalkInId, cancellationToken))
        {
            return Refuse(walkIn.ClientKey, AttendanceRefusals.KeyReused);
        }

        db.Add(new WalkIn
        {
            WalkInId = walkIn.WalkInId,
            OfferingId = session.OfferingId,
            FullName = name.Full,
            SearchKey = name.SearchKey,
            SortKey = name.SortKey,
            Sex = walkIn.Sex,
            YearOfBirth = walkIn.YearOfBirth,
            HamletId = walkIn.HamletId,
            UnitId = walkIn.UnitId,
            Place = walkIn.Place,
            ClientKey = walkIn.ClientKey,
            CreatedAt = now,
        });
        HasChanged = true;
        return new MarkResult(walkIn.ClientKey, MarkFate.Written);
    }

    /// <summary>What is known of those who are marked: who they are, marks under the same keys, and what counts so far.</summary>
    private async Task GatherAsync(CancellationToken cancellationToken)
    {
        var ids = input.Marks.Select(m => m.AttendeeId).Distinct().ToArray();
        var keys = input.Marks.Select(m => m.ClientKey).Where(IsKey).Distinct().ToArray();
        foreach (var person in await db.Set<Person>().Where(p => ids.Contains(p.PersonId) && p.ErasedAt == null)
            .Select(p => new { p.PersonId, Root = p.MergedIntoId ?? p.PersonId }).ToListAsync(cancellationToken))
        {
            attendees[person.PersonId] = new Attendee(person.Root, IsWalkIn: false, IsOfClass: true);
        }

        if (attendees.Count < ids.Length)
        {
            foreach (var walkIn in await db.Set<WalkIn>().Where(w => ids.Contains(w.WalkInId) && w.ErasedAt == null)
                .Select(w => new { w.WalkInId, w.OfferingId }).ToListAsync(cancellationToken))
            {
                attendees[walkIn.WalkInId] = new Attendee(walkIn.WalkInId, IsWalkIn: true, walkIn.OfferingId == session.OfferingId);
            }
        }

        foreach (var mark in await db.Set<AttendanceMark>().AsNoTracking()
            .Where(m => m.SessionId == session.SessionId && keys.Contains(m.ClientKey)).ToListAsync(cancellationToken))
        {
            byKey[mark.ClientKey] = mark;
        }

        var roots = attendees.Values.Select(a => a.Id).Distinct().ToArray();
        foreach (var state in await db.Set<AttendanceState>().AsNoTracking()
            .Where(s => s.SessionId == session.SessionId && roots.Contains(s.AttendeeId)).ToListAsync(cancellationToken))
        {
            states[state.AttendeeId] = state;
        }
    }

    private MarkResult Take(MarkInput mark)
    {
        if (!IsKey(mark.ClientKey))
        {
            return Refuse(mark.ClientKey, AttendanceRefusals.BadKey);
        }

        if (!attendees.TryGetValue(mark.AttendeeId, out var attendee))
        {
            return Refuse(mark.ClientKey, AttendanceRefusals.NoPerson);
        }

        if (!attendee.IsOfClass)
        {
            return Refuse(mark.ClientKey, AttendanceRefusals.OtherClass);
        }

        if (byKey.TryGetValue(mark.ClientKey, out var known))
        {
            return known.AttendeeId == attendee.Id && known.Status == mark.Status
                ? new MarkResult(mark.ClientKey, MarkFate.Known)
                : Refuse(mark.ClientKey, AttendanceRefusals.KeyReused);
        }

        var current = written.FindLast(m => m.AttendeeId == attendee.Id)?.Status ?? states.GetValueOrDefault(attendee.Id)?.Status;
        if (SaysNothingNew(current, mark.Status))
        {
            return new MarkResult(mark.ClientKey, MarkFate.Unchanged);
        }

        // A device says when it was; everybody else, once the day is over, changes what others rely on.
        var isCorrection = now >= session.DayEnds && current is { } before && before != mark.Status && input.Source is not (MarkSource.Device or MarkSource.Excuse);
        if (isCorrection && string.IsNullOrWhiteSpace(mark.Reason))
        {
            return Refuse(mark.ClientKey, AttendanceRefusals.ReasonMissing);
        }

        var added = new AttendanceMark
        {
            MarkId = clock.NewId(),
            SessionId = session.SessionId,
            AttendeeId = attendee.Id,
            PersonId = attendee.IsWalkIn ? null : attendee.Id,
            WalkInId = attendee.IsWalkIn ? attendee.Id : null,
            Status = mark.Status,
            Source = input.Source,
            ActorKind = actor.Kind,
            ActorId = actor.Id,
            DeviceAt = mark.DeviceAt,
            EffectiveAt = isCorrection ? now : EffectiveAt(mark),
            ReceivedAt = now,
            ClientKey = mark.ClientKey,
            IsCorrection = isCorrection,
            Reason = string.IsNullOrWhiteSpace(mark.Reason) ? null : mark.Reason.Trim(),
        };
        written.Add(added);
        byKey[mark.ClientKey] = added;
        return new MarkResult(mark.ClientKey, MarkFate.Written);
    }

    /// <summary>
    /// Saving the list again says nothing of rows that nobody touched, and who signs in twice was there already. What comes from
    /// elsewhere is kept all the same: it may come before something that has yet to arrive.
    /// </summary>
    private bool SaysNothingNew(AttendanceStatus? current, AttendanceStatus status) => current is { } standing
        && (input.Source.IsSelf() ? standing.WasThere() : input.Source == MarkSource.List && standing == status);

    private DateTime EffectiveAt(MarkInput mark)
    {
        var at = input.Source switch
        {
            MarkSource.Device when mark.DeviceAt is { } device => AttendanceLedger.InMilliseconds(device + input.ClockSkew),

            // Says how it was at the end, whenever it is copied.
            MarkSource.Paper or MarkSource.File => session.EndsAt,
            _ => now,
        };
        return at > now ? now : at < session.DayBegins && input.Source == MarkSource.Device ? session.DayBegins : at;
    }

    private async Task DeriveAsync(CancellationToken cancellationToken)
    {
        var late = new List<Guid>();
        foreach (var group in written.GroupBy(m => m.AttendeeId))
        {
            touched.Add(group.Key);
            var marks = group.Select(StateRule.Entry.Of).Order().ToList();
            if (states.TryGetValue(group.Key, out var state) && marks[0] < LastOf(state))
            {
                late.Add(group.Key);
                continue;
            }

            foreach (var mark in marks)
            {
                states[group.Key] = StateChange.Step(session, states.GetValueOrDefault(group.Key), group.First(), mark, now);
            }
        }

        if (late.Count > 0)
        {
            // Something came that belongs before what was known: all of those people's marks are looked at again.
            foreach (var (attendee, state) in await StateChange.DeriveAsync(db, session, late, written, now, cancellationToken))
            {
                states[attendee] = state!;
            }
        }
    }

    /// <summary>The last mark of a state, as far as its order goes.</summary>
    private static StateRule.Entry LastOf(AttendanceState state) => new(
        state.LastMarkId,
        state.Status,
        state.LastAuthority switch { 1 => MarkSource.Qr, 2 => MarkSource.Excuse, _ => MarkSource.List },
        state.LastAt,
        state.LastIsCorrection);

    private async Task<MarkResult> AddHeadcountAsync(HeadcountInput count, CancellationToken cancellationToken)
    {
        if (!IsKey(count.ClientKey))
        {
            return Refuse(count.ClientKey, AttendanceRefusals.BadKey);
        }

        if (HeadcountRules.Refuse(count) is { } refusal)
        {
            return Refuse(count.ClientKey, refusal);
        }

        var counts = await db.Set<Headcount>().AsNoTracking().Where(h => h.SessionId == session.SessionId).ToListAsync(cancellationToken);
        if (counts.Find(h => h.ClientKey == count.ClientKey) is { } known)
        {
            return HeadcountRules.IsSame(known, count) ? new MarkResult(count.ClientKey, MarkFate.Known) : Refuse(count.ClientKey, AttendanceRefusals.KeyReused);
        }

        if (counts.MaxBy(h => h.HeadcountId) is { } last)
        {
            if (HeadcountRules.IsSame(last, count))
            {
                return new MarkResult(count.ClientKey, MarkFate.Unchanged);
            }

            if (now >= session.DayEnds && string.IsNullOrWhiteSpace(count.Reason))
            {
                return Refuse(count.ClientKey, AttendanceRefusals.ReasonMissing);
            }
        }

        db.Add(new Headcount
        {
            HeadcountId = clock.NewId(),
            SessionId = session.SessionId,
            Total = count.Total,
            Women = count.Women,
            EthnicMinority = count.EthnicMinority,
            PoorHousehold = count.PoorHousehold,
            Source = input.Source,
            ActorKind = actor.Kind,
            ActorId = actor.Id,
            At = now,
            ClientKey = count.ClientKey,
            Reason = count.Reason,
        });
        await db.SaveChangesAsync(cancellationToken);
        HasChanged = true;
        return new MarkResult(count.ClientKey, MarkFate.Written);
    }

    private static bool IsKey(string key) => key.Length is > 0 and <= AttendanceMark.ClientKeyMaxLength && !key.Any(char.IsControl) && !string.IsNullOrWhiteSpace(key);

    private static MarkResult Refuse(string key, Refusal refusal) => new(key, MarkFate.Refused, null, refusal);

    /// <param name="Id">After merging.</param>
    private sealed record Attendee(Guid Id, bool IsWalkIn, bool IsOfClass);
}
