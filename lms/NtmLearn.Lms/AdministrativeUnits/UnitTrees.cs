using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>Holds the current <see cref="UnitTree"/>; another node's change is seen within <see cref="KeptFor"/>.</summary>
public sealed class UnitTrees(IDbContextFactory<NtmLearnDbContext> contexts, TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim turn = new(1);
    private volatile Kept? kept;
    private int changes;

    public ValueTask<UnitTree> GetAsync(CancellationToken cancellationToken) =>
        kept is { } current && clock.GetElapsedTime(current.At) < KeptFor
            ? ValueTask.FromResult(current.Tree)
            : new ValueTask<UnitTree>(ReadAsync(cancellationToken));

    /// <summary>After a change: the next one who asks reads anew.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref changes);
        kept = null;
    }

    /// <summary>The tree as a context sees it, inside a transaction for one.</summary>
    internal static async Task<UnitTree> ReadAsync(NtmLearnDbContext db, CancellationToken cancellationToken)
    {
        var units = await db.Set<AdministrativeUnit>().AsNoTracking().ToListAsync(cancellationToken);
        var successions = await db.Set<UnitSuccession>().AsNoTracking().ToListAsync(cancellationToken);
        var hamlets = await db.Set<Hamlet>().AsNoTracking().ToListAsync(cancellationToken);
        var periods = await db.Set<HamletPeriod>().AsNoTracking().ToListAsync(cancellationToken);
        return new UnitTree(units, successions, new HamletDirectory(hamlets, periods));
    }

    private async Task<UnitTree> ReadAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (kept is { } current && clock.GetElapsedTime(current.At) < KeptFor)
            {
                return current.Tree;
            }

            var at = clock.GetTimestamp();
            var before = Volatile.Read(ref changes);
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var tree = await ReadAsync(db, cancellationToken);
            if (before == Volatile.Read(ref changes))
            {
                // Else it was read while somebody changed it, and must not be kept.
                kept = new Kept(tree, at);
            }

            return tree;
        }
        finally
        {
            turn.Release();
        }
    }

    private sealed record Kept(UnitTree Tree, long At);
}
