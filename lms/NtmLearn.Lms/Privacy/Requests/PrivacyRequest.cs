using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Privacy.Consents;

namespace NtmLearn.Lms.Privacy.Requests;

/// <summary>What somebody asks about their data.</summary>
public enum PrivacyRequestKind
{
    See = 1,
    Correct = 2,
    Erase = 3,
    WithdrawConsent = 4,
    Restrict = 5,
    Object = 6,
}

/// <summary>Where a request stands.</summary>
public enum PrivacyRequestState
{
    Received = 1,

    /// <summary>The person was told that it came, and what will be done until when.</summary>
    Answered = 2,
    Done = 3,
    Refused = 4,
}

/// <summary>Something that a person asks for under the law on personal data, with what the law's clocks need to know.</summary>
public sealed class PrivacyRequest : IAboutPerson
{
    public const int TextMaxLength = 1000;

    /// <summary>The one extension of the term, in days at most.</summary>
    public const int MostExtendedDays = 15;

    public required Guid PrivacyRequestId { get; init; }

    public required Guid PersonId { get; init; }

    public required PrivacyRequestKind Kind { get; init; }

    public required PrivacyRequestState State { get; set; }

    public required DateTime ReceivedAt { get; init; }

    public required ConsentChannel Channel { get; init; }

    /// <summary>What to correct, or what about; as the person said it.</summary>
    [NotAudited]
    public string? Detail { get; set; }

    /// <summary>Somebody else must act as well, which makes the term longer.</summary>
    public bool NeedsThirdParty { get; set; }

    /// <summary>0, or the days by which the term was extended once.</summary>
    public int ExtendedDays { get; set; }

    [NotAudited]
    public string? ExtensionReason { get; set; }

    public DateTime? AnsweredAt { get; set; }

    /// <summary>What the person was told last; the reason when it was refused.</summary>
    [NotAudited]
    public string? Answer { get; set; }

    public DateTime? ClosedAt { get; set; }

    [NotAudited]
    public int Version { get; set; }

    public bool IsOpen => State is PrivacyRequestState.Received or PrivacyRequestState.Answered;

    Guid IAudited.AuditId => PrivacyRequestId;
}
