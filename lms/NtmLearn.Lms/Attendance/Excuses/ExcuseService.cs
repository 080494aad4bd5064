using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.Excuses;

/// <summary>Asking to be excused before a session, and deciding about it. A granted excuse is a mark in the ledger.</summary>
public sealed class ExcuseService(
    AuditedWriter writer, AttendanceLedger ledger, LocalTime time, TimeProvider clock, IOptions<AttendanceOptions> options)
{
    private static readonly Refusal NotFound = new(RefusalKind.NotFound, "excuse_not_found", "Không tìm thấy đơn xin phép này, hoặc đơn đã được trả lời.");

    private static readonly Refusal NotIn = new(RefusalKind.Conflict, "not_enrolled", "Chỉ người đã có chỗ trong lớp mới xin phép vắng buổi học.");

    private static readonly Refusal Begun = new(RefusalKind.Conflict, "session_begun", "Buổi học đã bắt đầu, không xin phép qua đây được nữa. Xin gọi người phụ trách lớp.");

    /// <summary>A person asks for themselves; asking again after a refusal or a change of mind is the same call.</summary>
    public Task<Outcome<ExcuseRequest>> AskAsync(Actor actor, Guid personId, Guid sessionId, string reason, CancellationToken cancellationToken) => writer.WriteAsync<Outcome<ExcuseRequest>>(
        actor,
        async (db, token) =>
        {
            if (await SessionFacts.FindAsync(db, sessionId, time, options.Value, token) is not { } session)
            {
                return AttendanceRefusals.NoSession;
            }

            if (session.RefuseAt(clock.UtcNow, MarkSource.Excuse) is { } refusal)
            {
                return refusal;
            }

            if (clock.UtcNow >= session.StartsAt)
            {
                return Begun;
            }

            if (!await db.Set<Enrolment>().AnyAsync(e => e.OfferingId == session.OfferingId && e.PersonId == personId && e.Status == EnrolmentStatus.Enrolled, token))
            {
                return NotIn;
            }

            var request = await db.Set<ExcuseRequest>().SingleOrDefaultAsync(r => r.SessionId == sessionId && r.PersonId == personId, token);
            if (request is null)
            {
                request = new ExcuseRequest
                {
                    ExcuseRequestId = clock.NewId(),
                    SessionId = sessionId,
                    PersonId = personId,
                    Reason = reason,
                    State = ExcuseState.Asked,
                    AskedAt = clock.UtcNow,
                };
                db.Add(request);
            }
            else if (request.State != ExcuseState.Granted)
            {
                (request.Reason, request.State, request.DecidedAt, request.Answer) = (reason, ExcuseState.Asked, null, null);
            }

            await db.SaveChangesAsync(token);
            return Outcome<ExcuseRequest>.Done(request);
        },
        cancellationToken);

    /// <summary>The person comes after all, before anybody decided.</summary>
    public Task<Outcome<ExcuseRequest>> WithdrawAsync(Actor actor, Guid personId, Guid requestId, CancellationToken cancellationToken) => writer.WriteAsync<Outcome<ExcuseRequest>>(
        actor,
        async (db, token) =>
        {
            if (await db.Set<ExcuseRequest>().SingleOrDefaultAsync(r => r.ExcuseRequestId == requestId && r.PersonId == personId && r.State == ExcuseState.Asked, token) is not { } request)
            {
                return NotFound;
            }

            request.State = ExcuseState.Withdrawn;
            await db.SaveChangesAsync(token);
            return Outcome<ExcuseRequest>.Done(request);
        },
        cancellationToken);

    /// <summary>Who records at the session says yes or no.</summary>
    public Task<Outcome<ExcuseRequest>> DecideAsync(Caller caller, Guid requestId, bool isGranted, string? answer, CancellationToken cancellationToken) => writer.WriteAsync<Outcome<ExcuseRequest>>(
        caller.Actor,
        async (db, token) =>
        {
            if (await db.Set<ExcuseRequest>().SingleOrDefaultAsync(r => r.ExcuseRequestId == requestId && r.State == ExcuseState.Asked, token) is not { } request
                || !await db.Set<TrainingSession>().Recorded(db, caller).AnyAsync(s => s.SessionId == request.SessionId, token))
            {
                return NotFound;
            }

            if (isGranted)
            {
                var mark = new MarkInput(request.PersonId, AttendanceStatus.Excused, $"excuse-{requestId:N}", Reason: request.Reason);
                var recorded = await ledger.RecordWithinAsync(db, caller.Actor, request.SessionId, new LedgerInput(MarkSource.Excuse, [mark]), token);
                if ((recorded.IsDone ? recorded.Value![0].Refusal : recorded.Refusals[0]) is { } refusal)
                {
                    return refusal;
                }
            }

            (request.State, request.DecidedAt, request.Answer) = (isGranted ? ExcuseState.Granted : ExcuseState.Refused, clock.UtcNow, answer);
            await db.SaveChangesAsync(token);
            return Outcome<ExcuseRequest>.Done(request);
        },
        cancellationToken);
}
