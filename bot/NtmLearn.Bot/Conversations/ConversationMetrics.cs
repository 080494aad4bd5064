using System.Diagnostics.Metrics;

namespace NtmLearn.Bot.Conversations;

/// <summary>What operators watch: how much is asked, how it ends, how long it takes.</summary>
public static class ConversationMetrics
{
    public const string MeterName = "NtmLearn.Conversations";

    private static readonly Meter Meter = new(MeterName);

    internal static readonly Counter<long> Accepted =
        Meter.CreateCounter<long>("ntmlearn.activities.accepted", description: "Activities stored and acknowledged");

    internal static readonly Counter<long> Turns =
        Meter.CreateCounter<long>("ntmlearn.turns", description: "Turns answered, by status");

    internal static readonly Histogram<double> TurnDuration =
        Meter.CreateHistogram<double>("ntmlearn.turn.duration", "s", "From acknowledging a message to its stored reply");

    internal static readonly Counter<long> PickedUp =
        Meter.CreateCounter<long>("ntmlearn.sweep.picked_up", description: "Messages that a sweep found waiting");
}
