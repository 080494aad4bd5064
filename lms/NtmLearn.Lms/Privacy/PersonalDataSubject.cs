using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Privacy;

/// <summary>One human being as the database knows them: every row that stands for them, and the words that tell who they are.</summary>
/// <param name="PersonId">The row that stands for all.</param>
/// <param name="PersonIds">That row and those merged into it.</param>
/// <param name="Identifiers">Names, numbers, addresses and receipt codes, each as it may be written somewhere.</param>
public sealed record PersonalDataSubject(
    Guid PersonId, IReadOnlyList<Guid> PersonIds, IReadOnlyList<Guid> AccountIds, IReadOnlyList<Guid> EnrolmentIds, IReadOnlyList<string> Identifiers)
{
    /// <summary>The row that stands for a person, also when asked by a row that was merged into it; null when there is none.</summary>
    public static async Task<Person?> KeptRowAsync(NtmLearnDbContext db, Guid personId, CancellationToken cancellationToken)
    {
        var people = db.Set<Person>().AsNoTracking();
        var person = await people.FirstOrDefaultAsync(p => p.PersonId == personId, cancellationToken);
        return person is { MergedIntoId: { } kept } ? await people.FirstOrDefaultAsync(p => p.PersonId == kept, cancellationToken) : person;
    }

    /// <summary>Gathers what belongs to a person; null when there is no such person.</summary>
    public static async Task<PersonalDataSubject?> FindAsync(NtmLearnDbContext db, Guid personId, CancellationToken cancellationToken)
    {
        if (await KeptRowAsync(db, personId, cancellationToken) is not { } kept)
        {
            return null;
        }

        var people = await db.Set<Person>().AsNoTracking()
            .Where(p => p.PersonId == kept.PersonId || p.MergedIntoId == kept.PersonId).ToListAsync(cancellationToken);
        var ids = people.ConvertAll(p => p.PersonId);
        var accounts = await db.Set<Account>().AsNoTracking().Where(a => a.PersonId != null && ids.Contains(a.PersonId.Value)).ToListAsync(cancellationToken);
        var enrolments = await db.Set<Enrolment>().AsNoTracking().Where(e => ids.Contains(e.PersonId))
            .Select(e => new { e.EnrolmentId, e.ReceiptCode }).ToListAsync(cancellationToken);
        string?[] words =
        [
            .. people.SelectMany(p => new[] { p.FullName, p.Phone, PersonMask.National(p.Phone), p.Email, p.IdNumber }),
            .. accounts.SelectMany(a => new[] { a.DisplayName, a.UserName, a.Email, a.PhoneNumber }),
            .. enrolments.Select(e => e.ReceiptCode),
        ];
        return new PersonalDataSubject(
            kept.PersonId,
            ids,
            accounts.ConvertAll(a => a.Id),
            enrolments.ConvertAll(e => e.EnrolmentId),
            [.. words.OfType<string>().Where(word => word.Length > 0).Distinct(StringComparer.Ordinal)]);
    }
}
