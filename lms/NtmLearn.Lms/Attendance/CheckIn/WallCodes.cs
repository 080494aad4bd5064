using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>What somebody found by a short code.</summary>
/// <param name="SessionId">Null when no session of today has it now, or several do.</param>
/// <param name="IsShared">Two sessions happen to show the same code: the next one will differ.</param>
public readonly record struct ShortCodeFind(Guid? SessionId, bool IsShared);

/// <summary>Codes on walls: the one that is shown now, and the session that one opens.</summary>
public sealed class WallCodes(
    IDbContextFactory<NtmLearnDbContext> contexts, AuditedWriter writer, LocalTime time, TimeProvider clock, IOptions<AttendanceOptions> options)
{
    /// <summary>The code that is shown now. The secret it is made of is made here when there is none yet.</summary>
    public async Task<WallCode> ShowAsync(Actor actor, Guid sessionId, CancellationToken cancellationToken)
    {
        var secret = await SecretAsync(sessionId, cancellationToken);
        if (secret is null)
        {
            await writer.WriteAsync(actor, (db, token) => SessionBooks.EnsureAsync(db, sessionId, token), cancellationToken);
            secret = await SecretAsync(sessionId, cancellationToken);
        }

        return WallCode.Of(sessionId, secret!, WallCode.StepAt(clock.UtcNow, options.Value.CodeSeconds));
    }

    /// <summary>The session that a token opens now; null when it is too old, or never was one.</summary>
    public async Task<Guid?> FindByTokenAsync(string token, CancellationToken cancellationToken)
    {
        if (WallCode.SessionOf(token) is not { } sessionId || await SecretAsync(sessionId, cancellationToken) is not { } secret)
        {
            return null;
        }

        var given = Encoding.UTF8.GetBytes(token);
        return Steps().Any(step => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(WallCode.Of(sessionId, secret, step).Token), given))
            ? sessionId
            : null;
    }

    /// <summary>The session of today that a short code opens now.</summary>
    /// <param name="shortCode">As <see cref="WallCode.ReadShort"/> gives it.</param>
    public async Task<ShortCodeFind> FindByShortCodeAsync(string shortCode, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var today = time.Today;
        var open = await db.Set<SessionBook>()
            .Join(db.Set<TrainingSession>().Where(s => s.Day == today && !s.IsCancelled), b => b.SessionId, s => s.SessionId, (b, s) => new { b.SessionId, b.Secret })
            .ToListAsync(cancellationToken);
        var steps = Steps().ToList();
        var found = open.FindAll(s => steps.Exists(step => WallCode.Of(s.SessionId, s.Secret, step).ShortCode == shortCode));
        return new ShortCodeFind(found is [var only] ? only.SessionId : null, found.Count > 1);
    }

    private async Task<string?> SecretAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<SessionBook>().Where(b => b.SessionId == sessionId).Select(b => b.Secret).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Steps whose codes are taken now, the newest first.</summary>
    private IEnumerable<long> Steps()
    {
        var (now, seconds) = (clock.UtcNow, options.Value.CodeSeconds);
        var oldest = WallCode.StepAt(now.AddSeconds(-options.Value.CodeGraceSeconds), seconds);
        for (var step = WallCode.StepAt(now, seconds); step >= oldest; step--)
        {
            yield return step;
        }
    }
}
