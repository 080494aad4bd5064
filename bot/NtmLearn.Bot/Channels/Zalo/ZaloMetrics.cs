using System.Diagnostics.Metrics;
using NtmLearn.Bot.Channels.Zalo.Access;
using NtmLearn.Bot.Conversations;

namespace NtmLearn.Bot.Channels.Zalo;

/// <summary>What operators watch of the OA.</summary>
internal static class ZaloMetrics
{
    private static readonly Meter Meter = new(ConversationMetrics.MeterName);

    public static readonly Counter<long> Events =
        Meter.CreateCounter<long>("ntmlearn.zalo.events", description: "Signed events taken, by kind");

    public static readonly Counter<long> Templates =
        Meter.CreateCounter<long>("ntmlearn.zalo.templates", description: "Attempts to send a template message, by what came of them");

    public static readonly Counter<long> Sent =
        Meter.CreateCounter<long>("ntmlearn.zalo.sent", description: "Attempts to send a message, by what came of them");

    private static readonly Gauge<int> ConsentNeeded =
        Meter.CreateGauge<int>("ntmlearn.zalo.consent_needed", description: "1 while an administrator of the OA must consent");

    private static readonly Gauge<double> TokenLeft =
        Meter.CreateGauge<double>("ntmlearn.zalo.token_left", "s", "Time until the access token ends, when last looked at");

    public static void Record(ZaloStanding standing, DateTime now)
    {
        if (standing.Sends)
        {
            ConsentNeeded.Record(standing.NeedsAdministrator ? 1 : 0);
            TokenLeft.Record(standing.ExpiresAt is { } end ? (end - now).TotalSeconds : 0);
        }
    }
}
