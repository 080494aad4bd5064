using NtmLearn.Lms.Data;
using NtmLearn.Lms.Privacy.Exports;

namespace NtmLearn.Lms.Privacy;

/// <summary>
/// A part of the program that keeps something about people. Each registers one as a singleton, so that a download of one's
/// data is complete and an erasure leaves nothing behind.
/// </summary>
public interface IPersonalDataHolder
{
    /// <summary>Lower ones come first in a download; erasing goes the other way, so that what points at a person goes before them.</summary>
    int Order { get; }

    /// <summary>Everything it keeps about a person, without secrets such as passwords.</summary>
    Task<IReadOnlyList<DataSection>> ReadAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken);

    /// <summary>
    /// Takes out what tells who a person is, inside a transaction that is going on, and leaves what only counts. By bulk
    /// updates: a tracked change of an audited entity would write what is erased into the audit.
    /// </summary>
    Task EraseAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken);
}
