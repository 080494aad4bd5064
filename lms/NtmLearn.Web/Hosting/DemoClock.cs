namespace NtmLearn.Web.Hosting;

/// <summary>A clock that runs like any other from a moment that can be set. Demonstrations only.</summary>
internal sealed class DemoClock : TimeProvider
{
    private TimeSpan offset;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;

    public void Set(DateTimeOffset now) => offset = now - System.GetUtcNow();
}
