namespace NtmLearn.Lms.Notifications;

/// <summary>Why somebody is told something.</summary>
public enum NoticeRule
{
    Enrolled = 1,
    SeatOffered = 2,
    OfferExpired = 3,
    MovedUp = 4,
    WaitListed = 5,
    Rejected = 6,
    Returned = 7,

    /// <summary>Day, time or place of a session changed.</summary>
    ClassMoved = 8,
    ClassCancelled = 9,

    /// <summary>A unit's focal person: names are due.</summary>
    QuotaDeadline = 10,
    QuotaOpened = 11,
    ApprovalAsked = 12,
    PasswordCode = 13,
    Withdrawn = 14,
    CertificateIssued = 15,

    /// <summary>Issued again with what is right; the old one no longer counts.</summary>
    CertificateReplaced = 16,
    CertificateRevoked = 17,
}

/// <summary>Where a notice stands.</summary>
public enum NoticeState
{
    Waiting = 1,
    Sent = 2,

    /// <summary>No channel reaches the person: on the list for telephoning.</summary>
    ToCall = 3,
    Called = 4,

    /// <summary>Tried and failed for good.</summary>
    Failed = 5,

    /// <summary>No longer true or too late before it could go.</summary>
    Dropped = 6,
}

/// <summary>One message to one person about one thing: unique per rule, person, thing and version, so it goes once.</summary>
public sealed class Notice
{
    public required Guid NoticeId { get; init; }

    public required NoticeRule Rule { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The enrolment, offering, quota or certificate it is about.</summary>
    public required Guid ThingId { get; init; }

    public required int ThingVersion { get; init; }

    public Guid? OfferingId { get; init; }

    public required NoticeState State { get; set; }

    /// <summary>Not before; quiet hours move it.</summary>
    public required DateTime DueAt { get; set; }

    /// <summary>After this it would only confuse.</summary>
    public DateTime? UselessAfter { get; init; }

    /// <summary>The channel that took it, by its name.</summary>
    public string? Channel { get; set; }

    public int Attempts { get; set; }

    public DateTime? SettledAt { get; set; }

    /// <summary>What went wrong, a code; never an address or a name.</summary>
    public string? Detail { get; set; }

    public required DateTime CreatedAt { get; init; }
}
