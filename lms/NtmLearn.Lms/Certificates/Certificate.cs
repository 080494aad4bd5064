using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Papers.Pdf;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Certificates;

/// <summary>
/// A paper that says that somebody completed a class. Everything printed is kept as it was on the day of issue, so that a
/// class that is renamed or a person who is corrected later changes no paper that is out already.
/// </summary>
public sealed class Certificate : IAboutPerson
{
    public const int TextMaxLength = 200;
    public const int RegisterNumberMaxLength = 100;
    public const int SignerMaxLength = 100;
    public const int ReasonMaxLength = 500;

    public required Guid CertificateId { get; init; }

    public required Guid OfferingId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The unit that the person came for: who may read it.</summary>
    public Guid? UnitId { get; init; }

    public Guid? OrganisationId { get; init; }

    /// <summary>The organisation that issued it; null for the coordination office.</summary>
    public Guid? IssuerId { get; init; }

    /// <summary>Of the series that the number was counted in.</summary>
    public required int Year { get; init; }

    /// <summary>1, 2, 3 … within issuer and year.</summary>
    public required int Number { get; init; }

    /// <summary>0 for the first paper under its number, then 1, 2 … each time it is issued again.</summary>
    public required int Reissue { get; init; }

    /// <summary>As printed: "0012/2026/GCN-VPĐP".</summary>
    public required string RegisterNumber { get; init; }

    /// <summary>What the check page is found by: unguessable, see <see cref="CertificateCodes"/>.</summary>
    [NotAudited]
    public required string Code { get; init; }

    public required CertificateState State { get; set; }

    /// <summary>When it stopped to count.</summary>
    public DateTime? StateChangedAt { get; set; }

    /// <summary>Why it was issued against the rule, corrected or revoked; for the office only.</summary>
    public string? Reason { get; set; }

    public Guid? ReplacesId { get; init; }

    public Guid? ReplacedById { get; set; }

    // What is printed. A fact whose place the body does not have is null where it tells of the person.

    /// <summary>Empty once the person was erased.</summary>
    public required string FullName { get; init; }

    public int? YearOfBirth { get; init; }

    /// <summary>Unit or organisation of the person, in words.</summary>
    public string? UnitName { get; init; }

    public required string CourseTitle { get; init; }

    public required string ClassCode { get; init; }

    public required string ClassTitle { get; init; }

    /// <summary>Of 60 minutes.</summary>
    public required decimal Hours { get; init; }

    public DateOnly? FirstDay { get; init; }

    public DateOnly? LastDay { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>The body above the issuer.</summary>
    public string? GoverningBody { get; init; }

    public required string Issuer { get; init; }

    /// <summary>Printed before the date.</summary>
    public required string Place { get; init; }

    /// <summary>"KT. Chánh Văn phòng"; null when the signer signs in their own right.</summary>
    public string? SignerCapacity { get; init; }

    public required string SignerTitle { get; init; }

    /// <summary>Null leaves the place for the name free.</summary>
    public string? SignerName { get; init; }

    /// <summary>The line in large letters.</summary>
    [NotAudited]
    public required string Heading { get; init; }

    /// <summary>The words of the template on the day of issue, places not yet filled; see <see cref="CertificatePlaces"/>.</summary>
    [NotAudited]
    public required string Body { get; init; }

    public required PdfPaper Paper { get; init; }

    public required DateTime CreatedAt { get; init; }

    [NotAudited]
    public int Version { get; set; }

    /// <summary>Whether who it was issued to was erased; then it cannot be printed any more.</summary>
    public bool IsErased => FullName.Length == 0;

    Guid IAudited.AuditId => CertificateId;

    internal const int FullNameMaxLength = Person.FullNameMaxLength;
}
