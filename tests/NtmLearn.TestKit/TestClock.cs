namespace NtmLearn.TestKit;

/// <summary>A clock that runs, and jumps when a test says so. Timers stay real, since schedulers and sockets wait on them.</summary>
public sealed class TestClock : TimeProvider
{
    private TimeSpan offset;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;

    public void Advance(TimeSpan by) => offset += by;
}
