using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Certificates;

/// <summary>Knows how much of a class each person attended.</summary>
public interface IAttendanceShares
{
    /// <returns>By person; who has no mark yet may be missing.</returns>
    Task<IReadOnlyDictionary<Guid, AttendanceShare>> OfClassAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken);
}
