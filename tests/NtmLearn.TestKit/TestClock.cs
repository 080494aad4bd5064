namespace NtmLearn.TestKit;

/// <summary>A clock that runs, and jumps when a test says so. Timers stay real, since schedulers and sockets wait on them.</summary>
public sealed class TestClock : TimeProvider
{
    private TimeSpan offset;
    private HeldTimer? next;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;

    public void Advance(TimeSpan by) => offset += by;

    /// <summary>The next timer for this time does not run; it goes off when the test says so.</summary>
    public HeldTimer HoldNextTimer(TimeSpan dueTime) => next = new HeldTimer(dueTime);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (next is not { } held || held.DueTime != dueTime || Interlocked.CompareExchange(ref next, null, held) != held)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        return held.Timer = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A timer that waits for the test.</summary>
    public sealed class HeldTimer
    {
        internal HeldTimer(TimeSpan dueTime) => DueTime = dueTime;

        internal TimeSpan DueTime { get; }

        internal ITimer? Timer { get; set; }

        /// <exception cref="InvalidOperationException">Nobody has set it.</exception>
        public void Fire()
        {
            if (Timer?.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan) != true)
            {
                throw new InvalidOperationException("No such timer was set.");
            }
        }
    }
}
