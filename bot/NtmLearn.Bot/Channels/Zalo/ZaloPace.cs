using Microsoft.Extensions.Options;

namespace NtmLearn.Bot.Channels.Zalo;

/// <summary>
/// Keeps calls to the OA host under Zalo's limit of a minute, and from hammering it while it is down. Learns the limit
/// from the answers' headers.
/// </summary>
internal sealed class ZaloPace(IOptions<ZaloOptions> options, TimeProvider clock)
{
    /// <summary>Calls that may go out at once.</summary>
    private const double Burst = 40;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private int? learntLimit;
    private double tokens = Burst;
    private DateTimeOffset countedAt = clock.GetUtcNow();
    private DateTimeOffset pausedUntil;
    private int failures;

    /// <summary>Waits for a place. Whoever comes first goes first, nearly.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (Take() is { } wait)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <summary>An answer came: all is well, and its headers tell the limit.</summary>
    public void Answered(int? limit, int? remain)
    {
        lock (gate)
        {
            failures = 0;
            if (limit is > 0)
            {
                learntLimit = limit;
            }

            if (remain is <= 0)
            {
                Pause(Minute);
            }
        }
    }

    /// <summary>The minute's limit is used up.</summary>
    public void UsedUp()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            Pause(TimeSpan.FromSeconds(60 - now.Second + 1));
        }
    }

    /// <summary>Nothing came back: the longer it lasts, the longer everybody waits.</summary>
    public void Failed()
    {
        lock (gate)
        {
            // Calls that were under way together fail together and count as one.
            if (pausedUntil <= clock.GetUtcNow())
            {
                failures = Math.Min(failures + 1, 10);
                Pause(TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, failures - 1))));
            }
        }
    }

    private void Pause(TimeSpan time)
    {
        var until = clock.GetUtcNow() + time;
        pausedUntil = until > pausedUntil ? until : pausedUntil;
    }

    private TimeSpan? Take()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (pausedUntil > now)
            {
                return Min(pausedUntil - now, TimeSpan.FromSeconds(1));
            }

            // In any minute at most the burst and what flows in meanwhile.
            var limit = Math.Min(options.Value.RequestsPerMinute, learntLimit ?? int.MaxValue);
            var burst = Math.Min(Burst, limit / 4.0);
            var perSecond = (limit - burst) / 60.0;
            tokens = Math.Min(burst, tokens + ((now - countedAt).TotalSeconds * perSecond));
            countedAt = now;
            if (tokens >= 1)
            {
                tokens--;
                return null;
            }

            return TimeSpan.FromSeconds(Math.Max(0.005, (1 - tokens) / perSecond));
        }
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
