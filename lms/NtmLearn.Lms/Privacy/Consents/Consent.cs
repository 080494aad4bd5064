using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Privacy.Consents;

/// <summary>
/// One yes of one person to one purpose, as proof: which text, when, how, who recorded it. Rows are only added; taking a yes
/// back fills in its end once, and a new yes is a new row.
/// </summary>
public sealed class Consent : IAboutPerson
{
    public const int VersionMaxLength = 20;

    public required Guid ConsentId { get; init; }

    public required Guid PersonId { get; init; }

    public required ConsentPurpose Purpose { get; init; }

    /// <summary>Version of the text that was shown.</summary>
    public required string TextVersion { get; init; }

    public required DateTime GivenAt { get; init; }

    public required ConsentChannel Channel { get; init; }

    public required ActorKind RecordedByKind { get; init; }

    /// <summary>The account or key that recorded it, if one.</summary>
    public Guid? RecordedById { get; init; }

    public DateTime? WithdrawnAt { get; set; }

    public ConsentChannel? WithdrawnChannel { get; set; }

    Guid IAudited.AuditId => ConsentId;
}
