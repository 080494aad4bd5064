namespace NtmLearn.Lms.Notifications.Calendar;

/// <summary>One event in a calendar feed, such as a training session.</summary>
public sealed record CalendarEntry
{
    /// <summary>Never changes and is unique in the world, such as "018f…@hoidap.example.gov.vn".</summary>
    public required string Uid { get; init; }

    public required string Title { get; init; }

    /// <summary>May have several lines.</summary>
    public string? Description { get; init; }

    public string? Place { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime Start { get; init; }

    /// <summary>UTC, after <see cref="Start"/>.</summary>
    public required DateTime End { get; init; }

    /// <summary>The page about it.</summary>
    public Uri? Url { get; init; }

    /// <summary>From 0, one more with every change of time, place or standing: subscribers keep the highest.</summary>
    public int Sequence { get; init; }

    /// <summary>Stays in the feed, so that who has it sees that it is off.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime LastModified { get; init; }
}
