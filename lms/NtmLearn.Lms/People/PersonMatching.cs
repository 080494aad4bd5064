using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.People;

/// <summary>Whom an entry of a list is about.</summary>
/// <param name="PersonId">Null for somebody new.</param>
/// <param name="IsFormer">Found by what a duplicate says that was merged into this person.</param>
/// <param name="Refusal">It cannot be told, and a person has to say.</param>
internal sealed record PersonMatch(Guid? PersonId, bool IsFormer, Refusal? Refusal, IReadOnlyList<Refusal> Warnings);

/// <summary>Finds the people of a list again, all at once. What cannot be told is never guessed.</summary>
internal static class PersonMatching
{
    /// <returns>A match for each key, in order.</returns>
    public static async Task<IReadOnlyList<PersonMatch>> FindAsync(
        NtmLearnDbContext db, UnitScope scope, UnitTree tree, DateOnly today, IReadOnlyList<PersonKey> keys, CancellationToken cancellationToken)
    {
        var known = await ReadAsync(db, scope, tree, today, keys, cancellationToken);
        var byName = known.ToLookup(k => k.Key.Name);
        var byId = known.Where(k => k.Key.IdNumber is not null).ToLookup(k => k.Key.IdNumber!);
        return [.. keys.Select(key => Match(key, byName[key.Name].Concat(key.IdNumber is { } id ? byId[id] : []).DistinctBy(k => k.RowId)))];
    }

    /// <summary>The unit that a unit's rows belong to now.</summary>
    public static Guid Today(UnitTree tree, Guid unitId, DateOnly today) => tree.MapTo(unitId, today)?.UnitId ?? unitId;

    private static PersonMatch Match(PersonKey key, IEnumerable<Known> candidates)
    {
        var compared = candidates.Select(k => (Known: k, Likeness: key.Compare(k.Key))).ToList();
        if (compared.Exists(c => c.Likeness == PersonLikeness.IdOfAnother))
        {
            return Refused("id_of_another", nameof(PersonInput.IdNumber), "Số CCCD này đang ghi cho một người tên khác. Xem lại số, hoặc sửa tên ở trang của người đó.");
        }

        var same = compared.FindAll(c => c.Likeness == PersonLikeness.Same);
        var byNumber = same.FindAll(c => key.IdNumber is not null && c.Known.Key.IdNumber == key.IdNumber);
        same = byNumber.Count > 0 ? byNumber : same;
        var people = same.Select(c => c.Known.PersonId).Distinct().ToList();
        if (people.Count > 1)
        {
            return Refused(
                "person_ambiguous", nameof(PersonInput.FullName), $"Có {people.Count} người trong danh sách đều khớp với dòng này. Ghi thêm số CCCD, hoặc gộp những người bị trùng rồi nhập lại.");
        }

        var alike = compared.FindAll(c => c.Likeness == PersonLikeness.Alike && !people.Contains(c.Known.PersonId));
        if (people is [var only])
        {
            return new PersonMatch(only, same.TrueForAll(c => c.Known.RowId != only), null, []);
        }

        if (compared.Exists(c => c.Likeness == PersonLikeness.Perhaps))
        {
            return Refused(
                "person_unsure", nameof(PersonInput.FullName), "Trong danh sách có người cùng họ tên, chưa rõ có phải người này không. Ghi thêm năm sinh, số điện thoại, số CCCD hoặc đơn vị.");
        }

        return new PersonMatch(null, false, null, alike.Count == 0 ? [] :
        [
            new Refusal(
                RefusalKind.Conflict, "person_alike", "Đã có người cùng họ tên, năm sinh, đơn vị nhưng số điện thoại khác. Nếu là một người thì gộp lại ở trang của người đó.", nameof(PersonInput.Phone)),
        ]);
    }

    private static PersonMatch Refused(string code, string field, string message) => new(null, false, new Refusal(RefusalKind.Conflict, code, message, field), []);

    private static async Task<List<Known>> ReadAsync(
        NtmLearnDbContext db, UnitScope scope, UnitTree tree, DateOnly today, IReadOnlyList<PersonKey> keys, CancellationToken cancellationToken)
    {
        var names = keys.Select(k => k.Name).Distinct().ToList();
        var ids = keys.Select(k => k.IdNumber).OfType<string>().Distinct().ToList();
        var visible = db.Set<Person>().AsNoTracking().Where(p => p.ErasedAt == null).Where(PersonReach.Within(db, scope));

        // Two questions, since each has an index and both together have none.
        var rows = await Rows(visible.Where(p => names.Contains(p.SearchKey))).ToListAsync(cancellationToken);
        if (ids.Count > 0)
        {
            rows.AddRange(await Rows(visible.Where(p => p.IdNumber != null && ids.Contains(p.IdNumber))).ToListAsync(cancellationToken));
            rows = [.. rows.DistinctBy(r => r.PersonId)];
        }

        if (rows.Count == 0)
        {
            return [];
        }

        var found = rows.ConvertAll(r => r.PersonId);
        var posts = (await db.Set<Post>().AsNoTracking()
            .Where(p => found.Contains(p.PersonId))
            .Select(p => new { p.PersonId, p.UnitId, p.OrganisationId })
            .ToListAsync(cancellationToken)).ToLookup(p => p.PersonId);
        var merged = await MergedAsync(db, rows.Select(r => r.MergedIntoId).OfType<Guid>(), cancellationToken);
        return rows.ConvertAll(r => new Known(
            r.PersonId,
            Survivor(r.MergedIntoId ?? r.PersonId, merged),
            new PersonKey(
                r.SearchKey,
                r.YearOfBirth,
                r.Phone,
                r.IdNumber,
                [
                    .. posts[r.PersonId].Select(p => p.UnitId).Append(r.UnitId).OfType<Guid>().Select(u => Today(tree, u, today))
                        .Concat(posts[r.PersonId].Select(p => p.OrganisationId).OfType<Guid>()).Distinct(),
                ])));
    }

    private static IQueryable<Row> Rows(IQueryable<Person> people) =>
        people.Select(p => new Row(p.PersonId, p.MergedIntoId, p.SearchKey, p.YearOfBirth, p.Phone, p.IdNumber, p.UnitId));

    /// <summary>Whom those rows were merged into, step by step.</summary>
    private static async Task<Dictionary<Guid, Guid?>> MergedAsync(NtmLearnDbContext db, IEnumerable<Guid> targets, CancellationToken cancellationToken)
    {
        var merged = new Dictionary<Guid, Guid?>();
        var open = targets.Distinct().ToList();
        while (open.Count > 0)
        {
            var asked = open;
            foreach (var row in await db.Set<Person>().AsNoTracking().Where(p => asked.Contains(p.PersonId)).Select(p => new { p.PersonId, p.MergedIntoId }).ToListAsync(cancellationToken))
            {
                merged[row.PersonId] = row.MergedIntoId;
            }

            open = [.. asked.Select(id => merged.GetValueOrDefault(id)).OfType<Guid>().Where(id => !merged.ContainsKey(id)).Distinct()];
        }

        return merged;
    }

    private static Guid Survivor(Guid personId, Dictionary<Guid, Guid?> merged)
    {
        var seen = new HashSet<Guid>();
        while (seen.Add(personId) && merged.GetValueOrDefault(personId) is { } next)
        {
            personId = next;
        }

        return personId;
    }

    private sealed record Row(Guid PersonId, Guid? MergedIntoId, string SearchKey, int? YearOfBirth, string? Phone, string? IdNumber, Guid? UnitId);

    /// <param name="RowId">The row that was found.</param>
    /// <param name="PersonId">The person it stands for now.</param>
    private sealed record Known(Guid RowId, Guid PersonId, PersonKey Key);
}
