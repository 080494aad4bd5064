using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.People;

/// <summary>
/// Names, numbers and places of everybody in memory, in the order of lists: a word in the middle of a name is found in any
/// database as fast as one at its beginning. About 40 MB for 100,000 people, read when somebody first searches.
/// </summary>
/// <remarks>
/// Follows the audit log, in which every change of a person or post stands. After a change of this node it is read before the
/// next search, otherwise once in <see cref="KeptFor"/>, so that another node's change is found within that time. What is
/// found is read again from the database, so nobody is shown as they were.
/// </remarks>
public sealed class PersonDirectory(IDbContextFactory<NtmLearnDbContext> contexts, AuditedWriter writer, TimeProvider clock)
{
    /// <summary>How late a change of another node may be seen.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(1);

    // A long transaction is committed after others that were stamped later, and clocks of nodes differ.
    private static readonly TimeSpan LongestWrite = TimeSpan.FromMinutes(2);

    private const int Batch = 400;

    private static readonly string[] Subjects = [nameof(Person), nameof(Post)];

    private readonly SemaphoreSlim turn = new(1);
    private volatile Kept? kept;

    /// <summary>Everybody who is neither merged into another nor erased, by sort key and id.</summary>
    internal async ValueTask<PersonList> EverybodyAsync(CancellationToken cancellationToken)
    {
        if (kept is { } current && IsFresh(current))
        {
            return current.People;
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            if (kept is { } renewed && IsFresh(renewed))
            {
                return renewed.People;
            }

            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            kept = await FollowAsync(db, kept, cancellationToken);
            return kept.People;
        }
        finally
        {
            turn.Release();
        }
    }

    private bool IsFresh(Kept current) => current.Writes == writer.Writes && clock.GetElapsedTime(current.ReadAt) < KeptFor;

    private async Task<Kept> FollowAsync(NtmLearnDbContext db, Kept? before, CancellationToken cancellationToken)
    {
        var (writes, readAt, now) = (writer.Writes, clock.GetTimestamp(), clock.UtcNow);

        // A clock that was set back stamps changes earlier than those already seen.
        var since = (before is null || now < before.Now ? now : before.Now) - LongestWrite;
        var changes = await db.Set<AuditEntry>().AsNoTracking()
            .Where(e => e.At >= since && e.PersonId != null && Subjects.Contains(e.Subject) && e.Action != AuditAction.Read)
            .Select(e => new { e.AuditEntryId, PersonId = e.PersonId!.Value })
            .ToListAsync(cancellationToken);
        var people = before is null
            ? await ReadAllAsync(db, cancellationToken)
            : await ChangeAsync(
                db, before.People, [.. changes.Where(c => !before.Seen.Contains(c.AuditEntryId)).Select(c => c.PersonId)], cancellationToken);
        return new Kept(people, [.. changes.Select(c => c.AuditEntryId)], now, writes, readAt);
    }

    private static async Task<PersonList> ReadAllAsync(NtmLearnDbContext db, CancellationToken cancellationToken)
    {
        var people = await ReadAsync(db.Set<Person>(), db.Set<Post>(), cancellationToken);
        people.Sort();
        return new PersonList([.. people]);
    }

    private static async Task<PersonList> ChangeAsync(
        NtmLearnDbContext db, PersonList people, HashSet<Guid> changed, CancellationToken cancellationToken)
    {
        if (changed.Count == 0)
        {
            return people;
        }

        var renewed = new List<DirectoryEntry>();
        foreach (var ids in changed.Chunk(Batch))
        {
            renewed.AddRange(await ReadAsync(
                db.Set<Person>().Where(p => ids.Contains(p.PersonId)), db.Set<Post>().Where(o => ids.Contains(o.PersonId)), cancellationToken));
        }

        renewed.Sort();
        return new PersonList(Merge([.. people.People.Where(p => !changed.Contains(p.PersonId))], renewed));
    }

    private static DirectoryEntry[] Merge(List<DirectoryEntry> others, List<DirectoryEntry> renewed)
    {
        var all = new DirectoryEntry[others.Count + renewed.Count];
        var (i, j) = (0, 0);
        while (i + j < all.Length)
        {
            var takesOther = j == renewed.Count || (i < others.Count && others[i].CompareTo(renewed[j]) < 0);
            all[i + j] = takesOther ? others[i] : renewed[j];
            (i, j) = takesOther ? (i + 1, j) : (i, j + 1);
        }

        return all;
    }

    private static async Task<List<DirectoryEntry>> ReadAsync(IQueryable<Person> people, IQueryable<Post> posts, CancellationToken cancellationToken)
    {
        var places = (await posts.Select(o => new { o.PersonId, o.UnitId, o.OrganisationId }).ToListAsync(cancellationToken))
            .GroupBy(o => o.PersonId)
            .ToDictionary(g => g.Key, g => g.Select(o => (o.UnitId, o.OrganisationId)).ToArray());
        var rows = people.Where(p => p.MergedIntoId == null && p.ErasedAt == null)
            .Select(p => new { p.PersonId, p.SortKey, p.SearchKey, p.Phone, p.UnitId })
            .AsAsyncEnumerable();
        var found = new List<DirectoryEntry>();
        await foreach (var p in rows.WithCancellation(cancellationToken))
        {
            found.Add(new DirectoryEntry(p.PersonId, p.SortKey, " " + p.SearchKey, p.Phone, p.UnitId, places.GetValueOrDefault(p.PersonId) ?? []));
        }

        return found;
    }

    /// <param name="Seen">Entries of the audit log that were followed, as far back as is read again.</param>
    /// <param name="Now">By the clock that stamps entries.</param>
    private sealed record Kept(PersonList People, HashSet<Guid> Seen, DateTime Now, long Writes, long ReadAt);
}
