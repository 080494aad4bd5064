using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Reference;

/// <summary>One kind of reference rows: how they are told apart, compared and changed.</summary>
/// <param name="Kind">Kept beside each row.</param>
/// <param name="Key">What people would call the same row; a row made on screen with this key stands for the file's.</param>
/// <param name="Content">Everything that the file says of a row.</param>
/// <param name="Copy">Takes over what the file says, from its second argument into the first.</param>
internal sealed record ReferenceSet<T>(
    string Kind, Func<T, Guid> Id, Func<T, string> Key, Func<T, IEnumerable<object?>> Content, Action<T, T> Copy)
    where T : class
{
    /// <summary>Adds what is new and changes what the file changed and nobody edited.</summary>
    /// <returns>The identifiers that the rows really have, by key; a row that the office removed is missing.</returns>
    public async Task<(ReferenceReport Report, IReadOnlyDictionary<string, Guid> Ids)> ApplyAsync(
        NtmLearnDbContext db, IReadOnlyCollection<T> fromFile, CancellationToken cancellationToken)
    {
        var present = (await db.Set<T>().ToListAsync(cancellationToken)).ToDictionary(Id);
        var byKey = present.Values.ToLookup(Key);
        var marks = await db.Set<ReferenceRow>().Where(r => r.Kind == Kind).ToDictionaryAsync(r => r.RowId, cancellationToken);
        var ids = new Dictionary<string, Guid>();
        var report = ReferenceReport.Nothing;
        foreach (var row in fromFile)
        {
            var id = Id(row);
            var hash = Hash(row);
            if (present.TryGetValue(id, out var there))
            {
                ids[Key(row)] = id;
                report += Update(db, there, row, hash, marks.GetValueOrDefault(id));
            }
            else if (byKey[Key(row)].FirstOrDefault() is { } ofTheOffice)
            {
                ids[Key(row)] = Id(ofTheOffice);
                report += new ReferenceReport(0, 0, 1);
            }
            else if (marks.ContainsKey(id))
            {
                report += new ReferenceReport(0, 0, 1);
            }
            else
            {
                ids[Key(row)] = id;
                db.Add(row);
                db.Add(new ReferenceRow { RowId = id, Kind = Kind, FileHash = hash });
                report += new ReferenceReport(1, 0, 0);
            }
        }

        return (report, ids);
    }

    private ReferenceReport Update(NtmLearnDbContext db, T there, T row, string hash, ReferenceRow? mark)
    {
        if (mark is null)
        {
            if (Hash(there) != hash)
            {
                return new ReferenceReport(0, 0, 1);
            }

            db.Add(new ReferenceRow { RowId = Id(row), Kind = Kind, FileHash = hash });
            return ReferenceReport.Nothing;
        }

        if (mark.FileHash == hash)
        {
            return ReferenceReport.Nothing;
        }

        if (Hash(there) != mark.FileHash)
        {
            return new ReferenceReport(0, 0, 1);
        }

        Copy(there, row);
        mark.FileHash = hash;
        return new ReferenceReport(0, 1, 0);
    }

    private string Hash(T row) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\u001F', Content(row).Select(value => value switch
        {
            null => "",
            DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => value.ToString(),
        })))));
}
