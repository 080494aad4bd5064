using Microsoft.EntityFrameworkCore;

namespace NtmLearn.Lms.Data;

/// <summary>
/// Keeps other writers away from things that a rule looks at, until the transaction ends: a rule that reads before it writes
/// (is the hall free?) would otherwise let two pass that come together. SQLite has one writer, so nothing is needed there;
/// PostgreSQL is asked for an advisory lock for each thing.
/// </summary>
public static class TransactionLock
{
    /// <summary>Waits for the things. All that a transaction needs are asked for in one call, which orders them, so that no two wait for each other.</summary>
    public static async Task TakeAsync(NtmLearnDbContext db, IEnumerable<Guid> things, CancellationToken cancellationToken)
    {
        if (!db.Database.IsNpgsql())
        {
            return;
        }

        foreach (var key in things.Select(KeyOf).Distinct().Order())
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancellationToken);
        }
    }

    /// <summary>The half of an id that is random.</summary>
    private static long KeyOf(Guid thing) => BitConverter.ToInt64(thing.ToByteArray(), 8);
}
