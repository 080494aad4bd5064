using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Reports;

/// <summary>Knows who holds a valid certificate. None registered means that nobody knows.</summary>
public interface IClassCertificates
{
    /// <returns>Class and person, as enrolled.</returns>
    Task<IReadOnlySet<(Guid OfferingId, Guid PersonId)>> HoldersAsync(NtmLearnDbContext db, IReadOnlyCollection<Guid> offeringIds, CancellationToken cancellationToken);
}
