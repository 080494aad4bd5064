using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Api.Keys;

/// <summary>
/// The keys in use, each for a minute: this node forgets a revoked key at once, others within that minute. Unknown keys are
/// looked up each time, so that nobody fills the memory with made-up ones.
/// </summary>
internal sealed class ApiKeyCache(IDbContextFactory<NtmLearnDbContext> databases, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (ApiKey Key, DateTime ReadAt)> keys = new(StringComparer.Ordinal);
    private int forgotten;

    public async Task<ApiKey?> FindAsync(string prefix, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        if (keys.TryGetValue(prefix, out var known) && now - known.ReadAt < Kept && now >= known.ReadAt)
        {
            return known.Key;
        }

        var before = Volatile.Read(ref forgotten);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var key = await db.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Prefix == prefix, cancellationToken);
        if (key is null)
        {
            keys.TryRemove(prefix, out _);
            return null;
        }

        keys[prefix] = (key, now);
        if (Volatile.Read(ref forgotten) != before)
        {
            // It may have been read just before it was revoked.
            keys.TryRemove(prefix, out _);
        }

        return key;
    }

    /// <summary>Called after a change is in the database.</summary>
    public void Forget(string prefix)
    {
        Interlocked.Increment(ref forgotten);
        keys.TryRemove(prefix, out _);
    }
}
