using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Enrolments;

/// <summary>
/// Clashes of who would join a class: sessions at the same time in any class that the person is in or waits for, since a
/// seat may be offered at any moment; and what planning calls a clash, such as the way between two places.
/// </summary>
internal sealed class ClassClashes(ClashFinder finder)
{
    public async Task<Refusal?> FindAsync(NtmLearnDbContext db, Guid personId, Guid offeringId, CancellationToken cancellationToken) =>
        await OverlappingClasses.FindAsync(db, personId, offeringId, cancellationToken)
        ?? (await finder.FindForPeopleAsync(db, offeringId, [personId], cancellationToken)).FirstOrDefault(c => c.Blocks)?.ToRefusal();
}
