using NtmLearn.Lms.Papers.Pdf;

namespace NtmLearn.Lms.Certificates;

/// <summary>What the office says of a template.</summary>
public sealed record CertificateTemplateInput(string Name, string Heading, string Body, string? SignerCapacity, PdfPaper Paper, bool IsRetired);
