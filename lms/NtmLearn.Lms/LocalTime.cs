using Microsoft.Extensions.Options;

namespace NtmLearn.Lms;

/// <summary>What day and time it is in the province.</summary>
public sealed class LocalTime(TimeProvider clock, IOptions<LmsOptions> options)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    public DateOnly Today => DateOnly.FromDateTime(Now);

    public DateTime Now => FromUtc(clock.UtcNow);

    public DateTime FromUtc(DateTime instant) => TimeZoneInfo.ConvertTimeFromUtc(instant, zone);
}
