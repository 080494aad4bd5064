using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.People;

/// <summary>Two rows that were found to be one person. A link that a supervisor made and can take back; no row is rewritten.</summary>
public sealed class PersonMerge : IAboutPerson
{
    public required Guid PersonMergeId { get; init; }

    /// <summary>The row that stands for both.</summary>
    public required Guid KeptId { get; init; }

    public required Guid MergedId { get; init; }

    public required DateTime At { get; init; }

    public required string Reason { get; init; }

    public DateTime? UndoneAt { get; set; }

    Guid IAudited.AuditId => PersonMergeId;

    Guid IAboutPerson.PersonId => KeptId;
}
