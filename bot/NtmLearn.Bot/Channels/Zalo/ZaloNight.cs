namespace NtmLearn.Bot.Channels.Zalo;

/// <summary>The hours in which nobody is written to unasked.</summary>
internal static class ZaloNight
{
    /// <summary>How long the night still lasts; null by day.</summary>
    /// <param name="now">The province's time.</param>
    public static TimeSpan? Ends(DateTime now, ZaloOptions options)
    {
        var isNight = options.NightHour > options.MorningHour
            ? now.Hour >= options.NightHour || now.Hour < options.MorningHour
            : now.Hour >= options.NightHour && now.Hour < options.MorningHour;
        return isNight ? UntilMorning(now, options) : null;
    }

    public static TimeSpan UntilMorning(DateTime now, ZaloOptions options)
    {
        var morning = now.Date.AddHours(options.MorningHour);
        return (morning > now ? morning : morning.AddDays(1)) - now;
    }
}
