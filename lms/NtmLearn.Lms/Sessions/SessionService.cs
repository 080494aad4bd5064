using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Sessions;

/// <summary>Adds, moves and cancels sessions of classes.</summary>
public sealed class SessionService(
    AuditedWriter writer, SessionWriter sessions, ClashFinder clashes, PublicClassCache publicClasses, TimeProvider clock)
{
    private static readonly Refusal NotFound = new(RefusalKind.NotFound, "session_not_found", "Không tìm thấy buổi học này. Xin mở lại lớp để xem danh sách buổi.");

    /// <summary>Adds a session to a class; a class without days yet gets its days by this too.</summary>
    public Task<Outcome<TrainingSession>> AddAsync(Caller caller, Guid offeringId, SessionInput input, CancellationToken cancellationToken) =>
        publicClasses.AfterAsync(writer.WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                var (offering, refusal) = await OfferingAccessRules.ForChangeAsync(db, caller, offeringId, token);
                return offering is null ? refusal! : await AddWithinAsync(db, offering, input, token);
            },
            cancellationToken));

    /// <summary>Moves a session or changes what is said of it. Those who know of the class are told when day, time or place changed.</summary>
    public Task<Outcome<TrainingSession>> ChangeAsync(Caller caller, Guid sessionId, SessionInput input, CancellationToken cancellationToken) =>
        ChangeAsync(
            caller,
            sessionId,
            (db, offering, session, token) => ChangeWithinAsync(db, offering, session, input, token),
            cancellationToken);

    /// <summary>Takes a session out: gone from a draft, cancelled where people have heard of it.</summary>
    public Task<Outcome<TrainingSession>> CancelAsync(Caller caller, Guid sessionId, CancellationToken cancellationToken) =>
        ChangeAsync(
            caller,
            sessionId,
            async (db, offering, session, token) =>
            {
                if (offering.IsUnderWay
                    && offering.Kind != OfferingKind.Demand
                    && !await db.Set<TrainingSession>().AnyAsync(s => s.OfferingId == offering.OfferingId && s.SessionId != sessionId && !s.IsCancelled, token))
                {
                    return new Refusal(RefusalKind.Conflict, "last_session", "Đây là buổi cuối cùng của lớp. Xin dời sang ngày khác, hoặc hủy cả lớp.");
                }

                if (offering.Status == OfferingStatus.Draft)
                {
                    db.RemoveRange(await db.Set<SessionFacilitator>().Where(f => f.SessionId == sessionId).ToListAsync(token));
                    db.Remove(session);
                }
                else
                {
                    session.IsCancelled = true;
                    session.Sequence++;
                    session.ChangedAt = clock.UtcNow;
                }

                await db.SaveChangesAsync(token);
                await FinishAsync(db, offering, isMoved: true, token);
                return Outcome<TrainingSession>.Done(session);
            },
            cancellationToken);

    /// <summary>Adds a session inside a transaction that is going on, to a class that the caller may change.</summary>
    internal async Task<Outcome<TrainingSession>> AddWithinAsync(
        NtmLearnDbContext db, CourseOffering offering, SessionInput input, CancellationToken cancellationToken)
    {
        if (await db.Set<TrainingSession>().CountAsync(s => s.OfferingId == offering.OfferingId, cancellationToken) >= SessionWriter.MostSessions)
        {
            return new Refusal(RefusalKind.Conflict, "too_many_sessions", $"Một lớp có nhiều nhất {SessionWriter.MostSessions} buổi. Xin mở lớp khác.");
        }

        var added = await sessions.AddAsync(db, [(offering, input)], cancellationToken);
        if (!added.IsDone)
        {
            return Outcome<TrainingSession>.Refused(added.Refusals);
        }

        await FinishAsync(db, offering, isMoved: true, cancellationToken);
        return Outcome<TrainingSession>.Done(added.Value![0], [.. added.Warnings, .. await ParticipantWarningsAsync(db, offering.OfferingId, cancellationToken)]);
    }

    /// <summary>Changes a session inside a transaction that is going on, of a class that the caller may change.</summary>
    internal async Task<Outcome<TrainingSession>> ChangeWithinAsync(
        NtmLearnDbContext db, CourseOffering offering, TrainingSession session, SessionInput input, CancellationToken cancellationToken)
    {
        var changed = await sessions.ChangeAsync(db, offering, session, input, cancellationToken);
        if (!changed.IsDone)
        {
            return Outcome<TrainingSession>.Refused(changed.Refusals);
        }

        await FinishAsync(db, offering, changed.Value, cancellationToken);
        return Outcome<TrainingSession>.Done(
            session, changed.Value ? [.. changed.Warnings, .. await ParticipantWarningsAsync(db, offering.OfferingId, cancellationToken)] : changed.Warnings);
    }

    private Task<Outcome<TrainingSession>> ChangeAsync(
        Caller caller,
        Guid sessionId,
        Func<NtmLearnDbContext, CourseOffering, TrainingSession, CancellationToken, Task<Outcome<TrainingSession>>> change,
        CancellationToken cancellationToken) =>
        publicClasses.AfterAsync(writer.WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                if (await db.Set<TrainingSession>().SingleOrDefaultAsync(s => s.SessionId == sessionId, token) is not { IsCancelled: false } session)
                {
                    return NotFound;
                }

                var (offering, refusal) = await OfferingAccessRules.ForChangeAsync(db, caller, session.OfferingId, token);
                return offering is null ? refusal! : await change(db, offering, session, token);
            },
            cancellationToken));

    /// <summary>Those who hold a seat and are elsewhere at the new time: the office decides, so it is told and not refused.</summary>
    private async Task<IReadOnlyList<Refusal>> ParticipantWarningsAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken)
    {
        var people = await db.Set<Enrolment>()
            .Where(e => e.OfferingId == offeringId && (e.Status == EnrolmentStatus.Offered || e.Status == EnrolmentStatus.Enrolled))
            .Select(e => e.PersonId)
            .ToListAsync(cancellationToken);
        var found = (await clashes.FindForPeopleAsync(db, offeringId, people, cancellationToken)).Where(c => c.Kind == ClashKind.Participant).ToList();
        var affected = found.Select(c => c.PersonId).Distinct().Count();
        return affected == 0
            ? []
            : [new Refusal(RefusalKind.Conflict, "clash_participant", $"{affected} người của lớp này có lớp khác cùng giờ. Ví dụ: {found[0].Message}")];
    }

    private async Task FinishAsync(NtmLearnDbContext db, CourseOffering offering, bool isMoved, CancellationToken cancellationToken)
    {
        await OfferingChanges.MatchDaysAsync(db, offering, cancellationToken);
        if (offering.Kind == OfferingKind.Demand && offering.FirstDay is not null)
        {
            offering.Kind = OfferingKind.Class;
            if (offering.IsUnderWay)
            {
                // Nobody had a seat before it had days.
                OfferingChanges.Record(db, offering, OfferingChangeKind.SeatsAdded, clock.UtcNow);
            }
        }

        if (isMoved && offering.IsUnderWay)
        {
            OfferingChanges.ClassMoved(db, offering, clock.UtcNow);
        }

        offering.Version++;
        await db.SaveChangesAsync(cancellationToken);
    }
}
