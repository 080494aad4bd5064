using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Privacy.Consents;
using NtmLearn.Lms.Privacy.Erasing;
using NtmLearn.Lms.Privacy.Exports;

namespace NtmLearn.Lms.Privacy.Requests;

/// <summary>What an officer sees of a person's data: how much there is, not what it says.</summary>
public sealed record PersonDataView(
    Person Person,
    IReadOnlyList<(string Title, int Rows)> Kept,
    IReadOnlyList<Consent> Consents,
    IReadOnlyList<PrivacyRequestLine> Requests,
    ErasureHindrance Hindrance);

/// <summary>Gathers it.</summary>
internal sealed class PersonDataReader(
    IDbContextFactory<NtmLearnDbContext> contexts, DataExport export, ConsentService consents, PrivacyRequestReader requests, PersonEraser eraser)
{
    public async Task<PersonDataView?> FindAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await PersonalDataSubject.KeptRowAsync(db, personId, cancellationToken) is not { } person)
        {
            return null;
        }

        var sections = await export.ReadAsync(person.PersonId, cancellationToken) ?? [];
        return new PersonDataView(
            person,
            [.. sections.Where(s => s.Rows.Count > 0).Select(s => (s.Title, s.Rows.Count))],
            await consents.HistoryAsync(person.PersonId, cancellationToken),
            await requests.OfPersonAsync(person.PersonId, cancellationToken),
            await eraser.HindranceAsync(person.PersonId, cancellationToken));
    }
}
