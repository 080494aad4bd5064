using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>
/// Somebody who came without being on the list, as they were written down at the door. Who it is among the people we know is
/// decided later by somebody who may (<see cref="PersonId"/>), and can be undone; marks stay as they are.
/// </summary>
public sealed class WalkIn : IAudited
{
    public required Guid WalkInId { get; init; }

    public required Guid OfferingId { get; init; }

    /// <summary>As written, NFC; empty after erasing.</summary>
    public required string FullName { get; set; }

    [NotAudited]
    public required string SearchKey { get; set; }

    [NotAudited]
    public required string SortKey { get; set; }

    public Sex? Sex { get; set; }

    public int? YearOfBirth { get; set; }

    public Guid? HamletId { get; set; }

    public Guid? UnitId { get; set; }

    /// <summary>Where from, in words, when it is no place we know.</summary>
    public string? Place { get; set; }

    /// <summary>The person this is, once somebody has said so.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>Made up by who sent it, unique within the class: sent again it is the same walk-in.</summary>
    [NotAudited]
    public required string ClientKey { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? ErasedAt { get; set; }

    Guid IAudited.AuditId => WalkInId;
}
