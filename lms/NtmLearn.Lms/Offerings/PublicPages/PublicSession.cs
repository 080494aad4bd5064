using System.Globalization;

namespace NtmLearn.Lms.Offerings.PublicPages;

/// <summary>A meeting of a class as anybody may see it.</summary>
public sealed record PublicSession(
    Guid SessionId, DateOnly Day, int StartMinute, int EndMinute, DateTime StartsAt, DateTime EndsAt, string? Title, bool IsCancelled, int Sequence, DateTime ChangedAt,
    string? VenueName, string? Address, decimal? Latitude, decimal? Longitude)
{
    /// <summary>Opens the map of the phone; null without a position.</summary>
    public string? GeoLink => Position is { } at ? $"geo:{at.Latitude},{at.Longitude}?q={at.Latitude},{at.Longitude}" : null;

    /// <summary>The place on OpenStreetMap: its position, or a search for its address.</summary>
    public string? MapLink =>
        Position is { } at ? $"https://www.openstreetmap.org/?mlat={at.Latitude}&mlon={at.Longitude}#map=17/{at.Latitude}/{at.Longitude}"
        : Address is null ? null
        : $"https://www.openstreetmap.org/search?query={Uri.EscapeDataString(Address)}";

    private (string Latitude, string Longitude)? Position => Latitude is { } latitude && Longitude is { } longitude
        ? (latitude.ToString("0.######", CultureInfo.InvariantCulture), longitude.ToString("0.######", CultureInfo.InvariantCulture))
        : null;
}
