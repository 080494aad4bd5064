using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Venues;

/// <summary>A place where sessions meet.</summary>
public sealed class Venue : IAudited
{
    public const int NameMaxLength = 200;
    public const int TextMaxLength = 500;

    public required Guid VenueId { get; init; }

    public required string Name { get; set; }

    /// <summary>The commune it stands in.</summary>
    public Guid? UnitId { get; set; }

    public string? Address { get; set; }

    /// <summary>Seats.</summary>
    public required int Capacity { get; set; }

    /// <summary>Projector, network, computers, in words.</summary>
    public string? Equipment { get; set; }

    public decimal? Latitude { get; set; }

    public decimal? Longitude { get; set; }

    public bool IsRetired { get; set; }

    [NotAudited]
    public required string SearchKey { get; set; }

    [NotAudited]
    public int Version { get; set; }

    Guid IAudited.AuditId => VenueId;
}
