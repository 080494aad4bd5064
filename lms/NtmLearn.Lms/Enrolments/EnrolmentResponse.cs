namespace NtmLearn.Lms.Enrolments;

/// <summary>Where an enrolment stands, as those who may know it are told.</summary>
/// <param name="Place">The lasting number in the queue.</param>
/// <param name="Rank">1 for the first of those who wait now.</param>
/// <param name="OfferedUntil">Until when the seat is kept; UTC.</param>
/// <param name="ReceiptCode">Only for the person and those who answer for them.</param>
public sealed record EnrolmentResponse(
    Guid EnrolmentId,
    Guid OfferingId,
    Guid PersonId,
    EnrolmentStatus Status,
    EnrolmentPath Path,
    int? Place,
    int? Rank,
    DateTime? OfferedUntil,
    DateTime? DecideBy,
    string ReceiptCode);
