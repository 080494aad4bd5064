namespace NtmLearn.Lms.Certificates;

/// <summary>Who signs.</summary>
/// <param name="Capacity">"KT. Chánh Văn phòng"; null in their own right.</param>
/// <param name="Name">Null leaves the place free.</param>
public sealed record CertificateSigner(string? Capacity, string Title, string? Name);

/// <summary>What shall be issued.</summary>
public sealed record CertificateOrder
{
    public required Guid OfferingId { get; init; }

    /// <summary>Null for everybody who meets the rule and never had one.</summary>
    public IReadOnlyCollection<Guid>? PersonIds { get; init; }

    /// <summary>Null for the first that is offered.</summary>
    public Guid? TemplateId { get; init; }

    /// <summary>Null for the office's own; an organisation has none of its own, so it must be said.</summary>
    public CertificateSigner? Signer { get; init; }

    /// <summary>Null for today.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>Why somebody gets one who does not meet the rule.</summary>
    public string? Reason { get; init; }
}

/// <summary>What was issued.</summary>
/// <param name="AlreadyHad">How many of those asked for had one that counts.</param>
public sealed record IssuedCertificates(IReadOnlyList<Guid> CertificateIds, int AlreadyHad);

/// <summary>What is right in place of what was printed.</summary>
public sealed record CertificateCorrection(string FullName, int? YearOfBirth, string? UnitName, CertificateSigner Signer, string Reason);
