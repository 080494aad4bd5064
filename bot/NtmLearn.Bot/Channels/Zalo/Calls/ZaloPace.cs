using Microsoft.Extensions.Options;
using NtmLearn.Lms;

namespace NtmLearn.Bot.Channels.Zalo.Calls;

/// <summary>
/// Keeps calls to the OA host under Zalo's limit in any sliding minute, and leaves Zalo in peace while it is down. Each
/// node has its own; what Zalo tells of calls that are left brings the others in.
/// </summary>
internal sealed class ZaloPace(IOptions<ZaloOptions> options, TimeProvider clock)
{
    // This share may go at once, the rest evenly over the minute; a little is left, since calls are late by different times.
    private const double BurstShare = 0.05;
    private const double UsedShare = 0.98;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    private readonly Lock sync = new();
    private readonly long start = clock.GetTimestamp();
    private int limit = options.Value.RequestsPerMinute;

    // When the next call may go if calls came evenly, since the start.
    private TimeSpan next;

    // By the clock on the wall, since Zalo counts by its minutes.
    private DateTime pausedUntil;
    private DateTime pausedAt;
    private int failures;

    /// <summary>Waits until a call may go. At most until the next minute, or until Zalo is to be tried again.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var place = TakePlace();
            if (place > TimeSpan.Zero)
            {
                await Task.Delay(place, clock, cancellationToken);
            }

            if (MayGo())
            {
                return;
            }

            // In short sleeps, since the pause ends early when Zalo answers. Afterwards for a new place, lest all go at once.
            while (Paused() is var left && left > TimeSpan.Zero)
            {
                await Task.Delay(left < LongestSleep ? left : LongestSleep, clock, cancellationToken);
            }
        }
    }

    /// <summary>Zalo answered.</summary>
    /// <param name="told">The limit it told; the lower of it and ours counts.</param>
    /// <param name="remain">Calls left in its minute.</param>
    public void Answered(int? told, int? remain)
    {
        lock (sync)
        {
            if (failures > 0)
            {
                failures = 0;
                pausedUntil = default;
            }

            limit = Math.Max(1, Math.Min(told ?? limit, options.Value.RequestsPerMinute));
            if (remain <= limit / 100)
            {
                PauseUntilNextMinute();
            }
        }
    }

    /// <summary>Zalo refused because this minute is used up.</summary>
    public void UsedUp()
    {
        lock (sync)
        {
            PauseUntilNextMinute();
        }
    }

    /// <summary>Zalo did not answer.</summary>
    /// <param name="begun">When the call began: many that fail together count once.</param>
    public void Failed(DateTime begun)
    {
        lock (sync)
        {
            if (begun < pausedAt && failures > 0)
            {
                return;
            }

            failures++;
            Pause(Backoff());
        }
    }

    private TimeSpan TakePlace()
    {
        lock (sync)
        {
            var now = clock.GetElapsedTime(start);
            var burst = Math.Floor(limit * BurstShare);
            var interval = Minute / ((limit * UsedShare) - burst);
            var earliest = now - (interval * Math.Max(0, burst - 1));
            var place = next > earliest ? next : earliest;
            next = place + interval;
            return place - now;
        }
    }

    /// <summary>False while paused. While Zalo is down, the first after each pause tries for all.</summary>
    private bool MayGo()
    {
        lock (sync)
        {
            if (Left() > TimeSpan.Zero)
            {
                return false;
            }

            if (failures > 0)
            {
                Pause(Backoff());
            }

            return true;
        }
    }

    private TimeSpan Paused()
    {
        lock (sync)
        {
            return Left();
        }
    }

    /// <summary>Never longer than a minute, whatever happens to the clock.</summary>
    private TimeSpan Left()
    {
        var left = pausedUntil - clock.UtcNow;
        return left <= Minute + LongestSleep ? left : TimeSpan.Zero;
    }

    private TimeSpan Backoff() => TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, Math.Min(failures, 7) - 1)));

    private void PauseUntilNextMinute()
    {
        var now = clock.UtcNow;
        Pause(Minute - TimeSpan.FromTicks(now.Ticks % Minute.Ticks));
    }

    private void Pause(TimeSpan length)
    {
        pausedAt = clock.UtcNow;
        pausedUntil = pausedAt + length;
    }
}
