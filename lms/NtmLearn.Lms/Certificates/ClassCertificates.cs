using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Certificates;

/// <summary>Tells reports who holds a valid certificate.</summary>
public sealed class ClassCertificates
{
    /// <returns>Class and person, as enrolled.</returns>
    public async Task<IReadOnlySet<(Guid OfferingId, Guid PersonId)>> HoldersAsync(
        NtmLearnDbContext db, IReadOnlyCollection<Guid> offeringIds, CancellationToken cancellationToken)
    {
        var ids = offeringIds.ToArray();
        var holders = await db.Set<Certificate>().Where(c => ids.Contains(c.OfferingId) && c.State == CertificateState.Valid)
            .Select(c => new { c.OfferingId, c.PersonId }).ToListAsync(cancellationToken);
        return holders.Select(h => (h.OfferingId, h.PersonId)).ToHashSet();
    }
}
