namespace NtmLearn.Lms.Offerings;

/// <summary>
/// Something that happened to a class, written in the transaction in which it happened. Whoever tells people, or moves the
/// queue up, sweeps the rows without <see cref="HandledAt"/> and sets it in the transaction of what it did.
/// </summary>
public sealed class OfferingChange
{
    public required Guid OfferingChangeId { get; init; }

    public required Guid OfferingId { get; init; }

    public required OfferingChangeKind Kind { get; init; }

    /// <summary>The class's <see cref="CourseOffering.NoticeVersion"/> after it; part of what makes a notice unique.</summary>
    public required int NoticeVersion { get; init; }

    public required DateTime At { get; init; }

    public DateTime? HandledAt { get; set; }
}
