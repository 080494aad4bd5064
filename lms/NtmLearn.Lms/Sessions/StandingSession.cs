namespace NtmLearn.Lms.Sessions;

/// <summary>A session in the calendar, with what a clash message says of it. Filled by name, so that queries can go on from it.</summary>
internal sealed record StandingSession
{
    public required Guid SessionId { get; init; }

    public required Guid OfferingId { get; init; }

    public required string Code { get; init; }

    public required string Title { get; init; }

    public required DateOnly Day { get; init; }

    public required int StartMinute { get; init; }

    public required int EndMinute { get; init; }

    public required DateTime StartsAt { get; init; }

    public required DateTime EndsAt { get; init; }

    public Guid? VenueId { get; init; }

    public string? VenueName { get; init; }

    public Guid? VenueUnitId { get; init; }

    public bool Overlaps(DateTime startsAt, DateTime endsAt) => StartsAt < endsAt && startsAt < EndsAt;

    /// <summary>Minutes between the two; negative when they overlap.</summary>
    public double GapTo(DateTime startsAt, DateTime endsAt) =>
        StartsAt >= endsAt ? (StartsAt - endsAt).TotalMinutes : (startsAt - EndsAt).TotalMinutes;
}
