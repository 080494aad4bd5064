namespace NtmLearn.Lms.Enrolments;

/// <summary>A form by which a citizen without an account enrolled: makes a form sent twice count once, and keeps what was agreed to.</summary>
public sealed class CitizenReceipt
{
    public const int ConsentVersionMaxLength = 20;

    public required Guid CitizenReceiptId { get; init; }

    /// <summary>The key that the form carried; unique.</summary>
    public required Guid FormKey { get; init; }

    public required Guid EnrolmentId { get; init; }

    /// <summary>Which text of consent was ticked.</summary>
    public required string ConsentVersion { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Somebody of that name lives there already and it could not be told whether it is the same: the office looks.</summary>
    public required bool IsAmbiguous { get; init; }

    /// <summary>When the office has looked.</summary>
    public DateTime? LookedAt { get; set; }
}
