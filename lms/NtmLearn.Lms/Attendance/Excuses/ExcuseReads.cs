using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.Excuses;

/// <summary>A session that a person is to come to, and what they have asked about it.</summary>
public sealed record ComingSession(SessionFacts Session, ExcuseRequest? Request);

/// <summary>Who asks to be excused from a session.</summary>
public sealed record ExcuseLine(ExcuseRequest Request, string FullName);

/// <summary>Reads excuses.</summary>
public sealed class ExcuseReads(IDbContextFactory<NtmLearnDbContext> contexts, LocalTime time, TimeProvider clock, IOptions<AttendanceOptions> options)
{
    /// <summary>Sessions that have not begun, of classes that a person is enrolled in.</summary>
    public async Task<IReadOnlyList<ComingSession>> ComingAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.UtcNow;
        var sessions = await SessionFacts.ReadAsync(
            db,
            db.Set<TrainingSession>().Where(s => s.StartsAt > now && !s.IsCancelled
                && db.Set<Enrolment>().Any(e => e.OfferingId == s.OfferingId && e.PersonId == personId && e.Status == EnrolmentStatus.Enrolled)),
            time,
            options.Value,
            cancellationToken);
        var ids = sessions.ConvertAll(s => s.SessionId);
        var requests = await db.Set<ExcuseRequest>().AsNoTracking().Where(r => r.PersonId == personId && ids.Contains(r.SessionId))
            .ToDictionaryAsync(r => r.SessionId, cancellationToken);
        return [.. sessions.Select(s => new ComingSession(s, requests.GetValueOrDefault(s.SessionId)))];
    }

    /// <summary>What waits to be decided for a session.</summary>
    public async Task<IReadOnlyList<ExcuseLine>> AskedAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. (await db.Set<ExcuseRequest>().AsNoTracking().Where(r => r.SessionId == sessionId && r.State == ExcuseState.Asked)
            .Join(db.Set<Person>(), r => r.PersonId, p => p.PersonId, (r, p) => new { Request = r, p.FullName, p.SortKey })
            .OrderBy(r => r.SortKey).ToListAsync(cancellationToken)).Select(r => new ExcuseLine(r.Request, r.FullName))];
    }
}
