namespace NtmLearn.Lms.Venues;

/// <summary>A place as somebody wants it.</summary>
/// <param name="Latitude">Degrees north; with <paramref name="Longitude"/> or not at all.</param>
public sealed record VenueInput(
    string Name, int Capacity, Guid? UnitId = null, string? Address = null, string? Equipment = null,
    decimal? Latitude = null, decimal? Longitude = null, bool IsRetired = false);
