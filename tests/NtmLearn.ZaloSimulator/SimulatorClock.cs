using System.Globalization;

namespace NtmLearn.ZaloSimulator;

/// <summary>A clock that runs as the one inside it does and can be moved forward; timers that fall due on the way fire at once.</summary>
public sealed class SimulatorClock(TimeProvider inner) : TimeProvider
{
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    private readonly Lock gate = new();
    private readonly HashSet<MovableTimer> timers = [];
    private long offsetTicks;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => Vietnam;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow().AddTicks(Interlocked.Read(ref offsetTicks));

    public override long GetTimestamp() => inner.GetTimestamp();

    /// <summary>Epoch milliseconds in the form in which Zalo writes them.</summary>
    public string Milliseconds() => GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether it is between 22:00 and 06:00 in Viet Nam.</summary>
    public bool IsNight() => GetLocalNow().Hour is >= 22 or < 6;

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        MovableTimer[] waiting;
        lock (gate)
        {
            Interlocked.Add(ref offsetTicks, by.Ticks);
            waiting = [.. timers];
        }

        foreach (var timer in waiting)
        {
            timer.Rearm();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan)
        {
            throw new NotSupportedException("Only timers that fire once can be moved.");
        }

        var timer = new MovableTimer(this, inner, callback, state);
        lock (gate)
        {
            timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private void Forget(MovableTimer timer)
    {
        lock (gate)
        {
            timers.Remove(timer);
        }
    }

    private sealed class MovableTimer : ITimer
    {
        private readonly SimulatorClock clock;
        private readonly ITimer timer;
        private long dueTicks = long.MaxValue;

        public MovableTimer(SimulatorClock clock, TimeProvider inner, TimerCallback callback, object? state)
        {
            this.clock = clock;
            timer = inner.CreateTimer(
                _ =>
                {
                    Interlocked.Exchange(ref dueTicks, long.MaxValue);
                    callback(state);
                },
                null,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Exchange(ref dueTicks, dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : (clock.GetUtcNow() + dueTime).UtcTicks);
            return timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public void Rearm()
        {
            if (Interlocked.Read(ref dueTicks) is var due && due != long.MaxValue)
            {
                var left = TimeSpan.FromTicks(due - clock.GetUtcNow().UtcTicks);
                timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            clock.Forget(this);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            clock.Forget(this);
            return timer.DisposeAsync();
        }
    }
}
