using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.People;

/// <summary>Somebody who may be the person that is being entered.</summary>
/// <param name="Reasons">Why, in Vietnamese: "cùng số điện thoại".</param>
/// <param name="Weight">The higher the likelier.</param>
public sealed record LikelyDuplicate(PersonLine Person, IReadOnlyList<string> Reasons, int Weight);

/// <summary>
/// Finds people who may be the one that is being entered. A shared telephone alone is no proof, since families share one;
/// deciding is for people.
/// </summary>
public sealed class PersonDuplicates(IDbContextFactory<NtmLearnDbContext> contexts)
{
    private const int Most = 5;
    private const int MostCandidates = 200;

    /// <param name="scope">Only people whom the caller may see.</param>
    /// <param name="except">The person being edited.</param>
    public async Task<IReadOnlyList<LikelyDuplicate>> FindAsync(
        UnitScope scope, PersonInput input, Guid? except, CancellationToken cancellationToken)
    {
        if (!PersonName.TryParse(input.FullName, out var name))
        {
            return [];
        }

        var phone = PhoneNumber.TryParse(input.Phone ?? "", out var number) ? number.E164 : null;
        var idNumber = string.IsNullOrWhiteSpace(input.IdNumber) ? null : input.IdNumber.Trim();
        var key = name.SearchKey;
        var given = SearchKey.Of(name.Given);
        var (unit, hamlet) = (input.UnitId, input.HamletId);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<Person>().AsNoTracking()
            .Where(p => p.MergedIntoId == null && p.ErasedAt == null && p.PersonId != except)
            .Where(PersonReach.Within(db, scope))
            .Where(p => p.SearchKey == key
                || (phone != null && p.Phone == phone)
                || (idNumber != null && p.IdNumber == idNumber)
                || (unit != null && p.UnitId == unit && p.SearchKey.EndsWith(given)))
            .Take(MostCandidates)
            .Select(p => new { Line = new { p.PersonId, p.FullName, p.SortKey, p.Sex, p.YearOfBirth, p.Phone, p.UnitId, p.HamletId }, p.SearchKey, p.IdNumber })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r =>
                {
                    var reasons = new List<(string Text, int Weight)>();
                    Add(reasons, idNumber is not null && r.IdNumber == idNumber, "cùng số giấy tờ", 6);
                    Add(reasons, r.SearchKey == key, "cùng họ tên", 3);
                    Add(reasons, r.SearchKey != key && IsNear(r.SearchKey, key), "họ tên gần giống", 2);
                    Add(reasons, phone is not null && r.Line.Phone == phone, "cùng số điện thoại", 2);
                    Add(reasons, input.YearOfBirth is { } year && r.Line.YearOfBirth == year, "cùng năm sinh", 1);
                    Add(reasons, hamlet is not null && r.Line.HamletId == hamlet, "cùng ấp, khóm", 1);
                    Add(reasons, unit is not null && r.Line.UnitId == unit, "cùng xã, phường", 1);
                    var line = new PersonLine(
                        r.Line.PersonId, r.Line.FullName, r.Line.SortKey, r.Line.Sex, r.Line.YearOfBirth, PersonMask.Phone(r.Line.Phone), r.Line.UnitId, r.Line.HamletId);
                    return new LikelyDuplicate(line, [.. reasons.Select(w => w.Text)], reasons.Sum(w => w.Weight));
                })
                .Where(d => d.Weight >= 3)
                .OrderByDescending(d => d.Weight).ThenBy(d => d.Person.SortKey, StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    private static void Add(List<(string Text, int Weight)> reasons, bool holds, string text, int weight)
    {
        if (holds)
        {
            reasons.Add((text, weight));
        }
    }

    /// <summary>One letter put in, left out, changed or swapped with its neighbour.</summary>
    private static bool IsNear(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1)
        {
            return false;
        }

        var start = 0;
        while (start < one.Length && start < other.Length && one[start] == other[start])
        {
            start++;
        }

        var a = one.AsSpan(start);
        var b = other.AsSpan(start);
        return a.Length == b.Length
            ? (a.Length > 0 && a[1..].SequenceEqual(b[1..])) || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]))
            : a.Length > b.Length ? a[1..].SequenceEqual(b) : b[1..].SequenceEqual(a);
    }
}
