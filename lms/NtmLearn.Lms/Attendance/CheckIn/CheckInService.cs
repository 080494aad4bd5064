using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Privacy.Consents;

namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>Somebody who is on no list, as they write themselves down.</summary>
public sealed record CheckInWalkIn(Language.PersonName Name, Sex? Sex, int? YearOfBirth, Guid? HamletId, Guid? UnitId, string Place);

/// <summary>Signs people in who read the code off the wall.</summary>
public sealed class CheckInService(
    IDbContextFactory<NtmLearnDbContext> contexts,
    AuditedWriter writer,
    AttendanceLedger ledger,
    ConsentTexts texts,
    LocalTime time,
    TimeProvider clock,
    IOptions<AttendanceOptions> options)
{
    /// <summary>The session and what keeps people from signing in now, if anything; null when there is no such session.</summary>
    public async Task<CheckInSession?> FindSessionAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await SessionFacts.FindAsync(db, sessionId, time, options.Value, cancellationToken) is { } session
            ? new CheckInSession(session, CheckInTimes.Of(session.StartsAt, session.EndsAt, options.Value), clock.UtcNow)
            : null;
    }

    /// <summary>Signs in a person of the list. The same form, or the same person from anywhere, counts once.</summary>
    /// <param name="formKey">Of the form; with the person it is the key of the mark, so that a family may share a telephone.</param>
    public Task<Outcome<CheckInReceipt>> SignInAsync(
        Actor actor, CheckInPass pass, CheckInSession session, Person person, string formKey, string deviceHash, CancellationToken cancellationToken) =>
        WriteAsync(actor, pass, session, person.PersonId, person.FullName, deviceHash, null, $"{formKey}-{person.PersonId:N}", CheckInEnd.Done, cancellationToken);

    /// <summary>Writes down somebody who is on no list and signs them in. Who did so at an earlier session of the class is the same walk-in.</summary>
    public async Task<Outcome<CheckInReceipt>> AddWalkInAsync(
        Actor actor, CheckInPass pass, CheckInSession session, CheckInWalkIn walkIn, string formKey, string deviceHash, CancellationToken cancellationToken)
    {
        var known = await FindWalkInAsync(session.Facts.OfferingId, walkIn, cancellationToken);

        // One form for two people of a family is two walk-ins, one form sent twice is one.
        var id = known ?? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{formKey}|{walkIn.Name.SearchKey}|{walkIn.YearOfBirth}")).AsSpan(0, 16));
        var added = known is null
            ? new WalkInInput(id, walkIn.Name.Full, walkIn.Sex, walkIn.YearOfBirth, walkIn.HamletId, walkIn.UnitId, walkIn.Place, id.ToString("N"))
            : null;
        return await WriteAsync(actor, pass, session, id, walkIn.Name.Full, deviceHash, added, $"{formKey}-{id:N}", CheckInEnd.WalkIn, cancellationToken);
    }

    private async Task<Guid?> FindWalkInAsync(Guid offeringId, CheckInWalkIn walkIn, CancellationToken cancellationToken)
    {
        var (key, year, place) = (walkIn.Name.SearchKey, walkIn.YearOfBirth, walkIn.Place);
        if (year is null)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var same = await db.Set<WalkIn>()
            .Where(w => w.OfferingId == offeringId && w.SearchKey == key && w.YearOfBirth == year && w.Place != null && w.ErasedAt == null)
            .Select(w => new { w.WalkInId, w.Place }).ToListAsync(cancellationToken);
        return same.Find(w => CheckInRoster.HamletKey(w.Place!) == CheckInRoster.HamletKey(place))?.WalkInId;
    }

    private Task<Outcome<CheckInReceipt>> WriteAsync(
        Actor actor, CheckInPass pass, CheckInSession session, Guid attendeeId, string name, string deviceHash, WalkInInput? walkIn, string key, CheckInEnd end,
        CancellationToken cancellationToken) =>
        writer.WriteAsync<Outcome<CheckInReceipt>>(
            actor,
            async (db, token) =>
            {
                // Late is who read the code late; until then a session that is not over has a status for everybody.
                var status = session.Times.StatusAt(pass.ReadAt) ?? AttendanceStatus.Present;
                var input = new LedgerInput(pass.Source, [new MarkInput(attendeeId, status, key)]) { WalkIns = walkIn is null ? [] : [walkIn] };
                var outcome = await ledger.RecordWithinAsync(db, actor, pass.SessionId, input, token);
                if (outcome.NotTaken is [var refused, ..])
                {
                    return refused;
                }

                var mark = outcome.Value![^1];
                if (mark.Fate == MarkFate.Written)
                {
                    db.Add(new CheckInTrace
                    {
                        CheckInTraceId = clock.NewId(),
                        SessionId = pass.SessionId,
                        AttendeeId = attendeeId,
                        DeviceHash = deviceHash,
                        At = clock.UtcNow,
                    });
                    if (walkIn is not null)
                    {
                        // A walk-in is no person yet to whom a consent could belong.
                        AuditedWriter.Note(
                            db, (actor, clock.UtcNow), AuditAction.Changed, nameof(WalkIn), attendeeId, null, $"consent {texts.VersionOf(ConsentPurpose.Training)}");
                    }

                    await db.SaveChangesAsync(token);
                }

                // What was just written needs no look at what counts; everybody in a hall waits for this transaction.
                var (at, counts) = mark.Fate == MarkFate.Written ? (null, mark.Status) : await StateAsync(db, pass.SessionId, attendeeId, token);
                return Outcome<CheckInReceipt>.Done(new CheckInReceipt(
                    pass.SessionId, mark.Fate == MarkFate.Unchanged ? CheckInEnd.Already : end, counts ?? status, CheckInMask.Of(name), at ?? clock.UtcNow));
            },
            cancellationToken);

    /// <summary>Since when somebody is there.</summary>
    private static async Task<(DateTime? At, AttendanceStatus? Status)> StateAsync(
        NtmLearnDbContext db, Guid sessionId, Guid attendeeId, CancellationToken cancellationToken)
    {
        var state = await db.Set<AttendanceState>().Where(s => s.SessionId == sessionId && s.AttendeeId == attendeeId)
            .Join(db.Set<AttendanceMark>(), s => s.MarkId, m => m.MarkId, (s, m) => new { m.EffectiveAt, s.Status }).FirstOrDefaultAsync(cancellationToken);
        return (state?.EffectiveAt, state?.Status);
    }
}
