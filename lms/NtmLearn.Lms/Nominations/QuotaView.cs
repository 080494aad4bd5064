using NtmLearn.Lms.Enrolments;

namespace NtmLearn.Lms.Nominations;

/// <summary>Somebody whom a unit named.</summary>
/// <param name="Title">Chức vụ, where one is known.</param>
public sealed record NamedPerson(Guid EnrolmentId, Guid PersonId, string FullName, string? Title, EnrolmentStatus Status);

/// <summary>A quota with its names.</summary>
/// <param name="Owner">The unit with those above it, or the organisation.</param>
/// <param name="Overflow">People of this unit who wait for a seat beyond the quota.</param>
public sealed record QuotaView(
    Guid SeatQuotaId,
    Guid OfferingId,
    Guid? UnitId,
    Guid? OrganisationId,
    string Owner,
    int Seats,
    int ExtraSeats,
    string? ExtraReason,
    int Filled,
    DateTime Deadline,
    bool IsOpen,
    int Overflow,
    IReadOnlyList<NamedPerson> Names)
{
    public int Limit => Seats + ExtraSeats;

    /// <summary>Seats without a name; once the deadline has passed they are gone.</summary>
    public int Shortfall => Math.Max(0, Limit - Filled);
}
