using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Papers.Pdf;

namespace NtmLearn.Lms.Certificates;

/// <summary>The words of a certificate, which the office writes. Certificates that are out keep the words they were issued with.</summary>
public sealed class CertificateTemplate : IAudited
{
    public const int NameMaxLength = 100;
    public const int HeadingMaxLength = 80;
    public const int BodyMaxLength = 1000;

    public required Guid CertificateTemplateId { get; init; }

    public required string Name { get; set; }

    /// <summary>The line in large letters: "Giấy chứng nhận".</summary>
    public required string Heading { get; set; }

    /// <summary>Lines with places in braces, see <see cref="CertificatePlaces"/>. A line whose places are all empty is left out.</summary>
    public required string Body { get; set; }

    /// <summary>What stands above the signer's title unless said otherwise: "KT. Chánh Văn phòng".</summary>
    public string? SignerCapacity { get; set; }

    public required PdfPaper Paper { get; set; }

    /// <summary>Not offered any more.</summary>
    public bool IsRetired { get; set; }

    [NotAudited]
    public int Version { get; set; }

    Guid IAudited.AuditId => CertificateTemplateId;
}
