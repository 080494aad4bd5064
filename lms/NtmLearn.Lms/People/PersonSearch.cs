using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.People;

/// <summary>What to look for among people.</summary>
/// <param name="Text">Beginnings of words of the name in any order, with or without diacritics; or at least three digits of a telephone number.</param>
/// <param name="UnitIds">Only people of these units, narrower than what the caller may see.</param>
/// <param name="After">Go on after this person (sort key and id), for the next page.</param>
public sealed record PersonQuery(
    string? Text = null, IReadOnlyCollection<Guid>? UnitIds = null, Guid? OrganisationId = null, (string SortKey, Guid PersonId)? After = null, int Limit = 50);

/// <summary>One line of a list of people; numbers are masked.</summary>
public sealed record PersonLine(
    Guid PersonId, string FullName, string SortKey, Sex? Sex, int? YearOfBirth, string? MaskedPhone, Guid? UnitId, Guid? HamletId)
{
    /// <summary>Year of birth and masked telephone, as far as known, to tell people of one name apart.</summary>
    internal string Particulars => string.Join(" · ", new[] { YearOfBirth is { } year ? $"sinh {year}" : null, MaskedPhone }.OfType<string>());
}

/// <summary>Finds people, by given name in Vietnamese order. Duplicates that were merged and people erased are not shown.</summary>
public sealed class PersonSearch(PersonDirectory directory, IDbContextFactory<NtmLearnDbContext> contexts)
{
    public async Task<IReadOnlyList<PersonLine>> FindAsync(UnitScope scope, PersonQuery query, CancellationToken cancellationToken)
    {
        var lines = new List<PersonLine>();
        var matching = Matching(await directory.EverybodyAsync(cancellationToken), scope, query).Select(p => p.PersonId);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // More than one round only while somebody is being merged or erased.
        foreach (var ids in matching.Chunk(query.Limit))
        {
            lines.AddRange(await ReadAsync(db, scope, ids, cancellationToken));
            if (lines.Count >= query.Limit)
            {
                break;
            }
        }

        return lines.Count > query.Limit ? lines[..query.Limit] : lines;
    }

    private static IEnumerable<DirectoryEntry> Matching(PersonList everybody, UnitScope scope, PersonQuery query)
    {
        var people = everybody.Find(new PersonText(query.Text), query.After).Where(p => p.IsWithin(scope));
        if (query.UnitIds is { } units)
        {
            var narrower = new UnitScope(false, units as IReadOnlySet<Guid> ?? units.ToHashSet(), new HashSet<Guid>(), null);
            people = people.Where(p => p.IsWithin(narrower));
        }

        return query.OrganisationId is { } organisation ? people.Where(p => p.Posts.Any(o => o.OrganisationId == organisation)) : people;
    }

    /// <summary>As they stand now, in the order of the ids; who is no longer within reach is left out.</summary>
    private static async Task<IEnumerable<PersonLine>> ReadAsync(NtmLearnDbContext db, UnitScope scope, Guid[] ids, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Person>().AsNoTracking()
            .Where(p => ids.Contains(p.PersonId) && p.MergedIntoId == null && p.ErasedAt == null)
            .Where(PersonReach.Within(db, scope))
            .Select(p => new { p.PersonId, p.FullName, p.SortKey, p.Sex, p.YearOfBirth, p.Phone, p.UnitId, p.HamletId })
            .ToDictionaryAsync(p => p.PersonId, cancellationToken);
        return ids.Where(rows.ContainsKey).Select(id => rows[id]).Select(p => new PersonLine(
            p.PersonId, p.FullName, p.SortKey, p.Sex, p.YearOfBirth, PersonMask.Phone(p.Phone), p.UnitId, p.HamletId));
    }
}
