using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Accounts;

/// <summary>
/// Accounts in memory, so that a request of somebody signed in asks no database. A change here is seen at once, since whoever
/// makes it calls <see cref="Forget"/>; one made on another node within <see cref="KeptFor"/>.
/// </summary>
public sealed class KnownAccounts(IDbContextFactory<NtmLearnDbContext> contexts, TimeProvider clock, AccountSettings settings)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    private const int Most = 20_000;

    private readonly ConcurrentDictionary<Guid, Kept> kept = new();
    private long changes;

    /// <summary>The account as it stands, or null when there is none.</summary>
    public ValueTask<KnownAccount?> FindAsync(Guid accountId, CancellationToken cancellationToken) =>
        kept.TryGetValue(accountId, out var entry) && (clock.UtcNow - entry.At).Duration() < KeptFor
            ? ValueTask.FromResult(entry.Account)
            : new ValueTask<KnownAccount?>(ReadAsync(accountId, cancellationToken));

    /// <summary>After a change: the next request reads anew.</summary>
    public void Forget(Guid accountId)
    {
        Interlocked.Increment(ref changes);
        kept.TryRemove(accountId, out _);
    }

    private async Task<KnownAccount?> ReadAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var (before, at) = (Interlocked.Read(ref changes), clock.UtcNow);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == accountId, cancellationToken);
        var roles = await db.Set<RoleAssignment>().AsNoTracking().Where(r => r.AccountId == accountId).ToListAsync(cancellationToken);
        var known = account is null ? null : new KnownAccount(
            account.Id,
            account.PersonId,
            account.DisplayName,
            account.SecurityStamp ?? "",
            !account.IsClosed && (!account.IsDemo || settings.IsDemo),
            account.MustChangePassword,
            account.TwoFactorEnabled,
            roles);
        if (kept.Count >= Most)
        {
            kept.Clear();
        }

        // What was read while somebody made a change may be what stood before it.
        if (Interlocked.Read(ref changes) == before)
        {
            kept[accountId] = new Kept(known, at);
        }

        return known;
    }

    private sealed record Kept(KnownAccount? Account, DateTime At);
}
