using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Privacy.Requests;

/// <summary>A request as pages show it.</summary>
public sealed record PrivacyRequestLine(PrivacyRequest Request, string FullName, PrivacyClock Clock, bool IsOverdue);

/// <summary>Reads requests with their clocks.</summary>
public sealed class PrivacyRequestReader(IDbContextFactory<NtmLearnDbContext> contexts, LocalTime time)
{
    private const int MostClosed = 100;

    /// <summary>Those that are open, overdue ones first and then by what is due next; or the last closed ones.</summary>
    public async Task<IReadOnlyList<PrivacyRequestLine>> ReadAsync(bool open, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var requests = db.Set<PrivacyRequest>().AsNoTracking();
        requests = open
            ? requests.Where(r => r.State == PrivacyRequestState.Received || r.State == PrivacyRequestState.Answered)
            : requests.Where(r => r.ClosedAt != null).OrderByDescending(r => r.ClosedAt).Take(MostClosed);
        var lines = await LinesAsync(db, requests, cancellationToken);
        return open
            ? [.. lines.OrderByDescending(l => l.IsOverdue).ThenBy(l => l.Clock.NextOf(l.Request)).ThenBy(l => l.Request.ReceivedAt)]
            : [.. lines.OrderByDescending(l => l.Request.ClosedAt)];
    }

    public async Task<PrivacyRequestLine?> FindAsync(Guid requestId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await LinesAsync(db, db.Set<PrivacyRequest>().AsNoTracking().Where(r => r.PrivacyRequestId == requestId), cancellationToken)).FirstOrDefault();
    }

    /// <summary>What one person asked for, newest first.</summary>
    public async Task<IReadOnlyList<PrivacyRequestLine>> OfPersonAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = PersonMerging.RowsOf(db, personId);
        var lines = await LinesAsync(db, db.Set<PrivacyRequest>().AsNoTracking().Where(r => rows.Contains(r.PersonId)), cancellationToken);
        return [.. lines.OrderByDescending(l => l.Request.ReceivedAt)];
    }

    private async Task<List<PrivacyRequestLine>> LinesAsync(NtmLearnDbContext db, IQueryable<PrivacyRequest> requests, CancellationToken cancellationToken)
    {
        var found = await requests.Join(db.Set<Person>(), r => r.PersonId, p => p.PersonId, (r, p) => new { Request = r, p.FullName }).ToListAsync(cancellationToken);
        var days = await WorkingDays.ReadAsync(db, cancellationToken);
        return found.ConvertAll(f =>
        {
            var clock = PrivacyClock.Of(f.Request, DateOnly.FromDateTime(time.FromUtc(f.Request.ReceivedAt)), days);
            return new PrivacyRequestLine(f.Request, f.FullName, clock, clock.IsOverdue(f.Request, time.Today));
        });
    }
}
