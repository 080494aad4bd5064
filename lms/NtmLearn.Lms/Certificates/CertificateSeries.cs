namespace NtmLearn.Lms.Certificates;

/// <summary>The last number given in a register book: one book for each issuer and year.</summary>
public sealed class CertificateSeries
{
    /// <summary>Follows from issuer and year.</summary>
    public required Guid CertificateSeriesId { get; init; }

    /// <summary>Null for the coordination office.</summary>
    public Guid? IssuerId { get; init; }

    public required int Year { get; init; }

    public required int LastNumber { get; set; }
}
