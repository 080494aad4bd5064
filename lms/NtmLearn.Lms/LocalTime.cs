using Microsoft.Extensions.Options;

namespace NtmLearn.Lms;

/// <summary>What day and time it is in the province.</summary>
public sealed class LocalTime(TimeProvider clock, IOptions<LmsOptions> options)
{
    // Late, so that a setting that is wrong is told together with the others.
    private readonly Lazy<TimeZoneInfo> zone = new(() => TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone));

    public DateOnly Today => DateOnly.FromDateTime(Now);

    /// <summary>Now, as entities keep it.</summary>
    public DateTime UtcNow => clock.UtcNow;

    public DateTime Now => FromUtc(clock.UtcNow);

    /// <summary>When a day begins.</summary>
    public DateTime ToUtc(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified), zone.Value);

    public DateTime FromUtc(DateTime instant) => TimeZoneInfo.ConvertTimeFromUtc(instant, zone.Value);

    /// <summary>The instant of a time of the day in the province.</summary>
    /// <param name="minute">Minutes since midnight.</param>
    public DateTime ToUtc(DateOnly day, int minute)
    {
        var wall = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);

        // An hour that the clocks leave out, in zones that change them, is that after it.
        return TimeZoneInfo.ConvertTimeToUtc(zone.Value.IsInvalidTime(wall) ? wall.AddHours(1) : wall, zone.Value);
    }
}
