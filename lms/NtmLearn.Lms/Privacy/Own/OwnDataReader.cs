using NtmLearn.Lms.Access;
using NtmLearn.Lms.Privacy.Consents;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.Lms.Privacy.Requests;

namespace NtmLearn.Lms.Privacy.Own;

/// <summary>Gathers what a person's own page shows.</summary>
internal sealed class OwnDataReader(DataExport export, ConsentService consents, PrivacyRequestReader requests)
{
    // Told by the consents and requests themselves, or too long for a page: those are in the download.
    private static readonly string[] Elsewhere = ["consents", "requests", "audit", "enrolmentSteps"];

    /// <summary>Null for an account that belongs to nobody on the lists.</summary>
    public async Task<OwnDataView?> ReadAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (caller.PersonId is not { } personId || await export.ReadAsync(personId, cancellationToken) is not { } sections)
        {
            return null;
        }

        return new OwnDataView(
            [.. sections.Where(s => s.Rows.Count > 0 && !Elsewhere.Contains(s.Name))],
            await consents.HistoryAsync(personId, cancellationToken),
            await requests.OfPersonAsync(personId, cancellationToken));
    }
}
