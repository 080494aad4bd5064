namespace NtmLearn.Lms.Notifications;

/// <summary>The hours in which nobody is written to unasked.</summary>
internal static class QuietHours
{
    /// <summary>How long the night still lasts; null by day.</summary>
    /// <param name="now">The province's time.</param>
    public static TimeSpan? Left(DateTime now, NotificationOptions options)
    {
        var isNight = options.NightHour > options.MorningHour
            ? now.Hour >= options.NightHour || now.Hour < options.MorningHour
            : now.Hour >= options.NightHour && now.Hour < options.MorningHour;
        if (!isNight)
        {
            return null;
        }

        var morning = now.Date.AddHours(options.MorningHour);
        return (morning > now ? morning : morning.AddDays(1)) - now;
    }
}
