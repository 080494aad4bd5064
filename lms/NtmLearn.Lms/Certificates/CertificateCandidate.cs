using NtmLearn.Lms.Enrolments;

namespace NtmLearn.Lms.Certificates;

/// <summary>Somebody who held a seat in a class, as the issuing of certificates sees them.</summary>
/// <param name="For">Unit or organisation they came for, in words.</param>
/// <param name="WhyNot">What the rule misses; empty for who meets it.</param>
/// <param name="Current">The newest certificate, whatever its state.</param>
public sealed record CertificateCandidate(
    Guid PersonId,
    string FullName,
    int? YearOfBirth,
    Guid? UnitId,
    Guid? OrganisationId,
    string? For,
    EnrolmentStatus Status,
    AttendanceShare? Share,
    int? Score,
    IReadOnlyList<string> WhyNot,
    Certificate? Current)
{
    public bool HasValid => Current is { State: CertificateState.Valid };

    /// <summary>Meets the rule and never had one: who is issued to together. Who had one taken away is looked at one by one.</summary>
    public bool IsNext => WhyNot.Count == 0 && Current is null;
}
