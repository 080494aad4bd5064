using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Reports;

/// <summary>Knows how classes were rated. None registered means that nobody knows.</summary>
public interface IClassRatings
{
    /// <returns>By class; one without enough answers is missing.</returns>
    Task<IReadOnlyDictionary<Guid, ClassRating>> OfClassesAsync(NtmLearnDbContext db, IReadOnlyCollection<Guid> offeringIds, CancellationToken cancellationToken);
}
