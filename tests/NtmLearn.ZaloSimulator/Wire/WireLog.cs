namespace NtmLearn.ZaloSimulator.Wire;

/// <summary>The last exchanges, for the page and for tests that look at the wire.</summary>
public sealed class WireLog(SimulatorClock clock)
{
    private const int Kept = 500;

    private readonly Lock gate = new();
    private readonly Queue<WireEntry> entries = [];
    private long sequence;

    public IReadOnlyList<WireEntry> All => After(0);

    public IReadOnlyList<WireEntry> After(long last)
    {
        lock (gate)
        {
            return [.. entries.Where(e => e.Sequence > last)];
        }
    }

    internal void Add(WireDirection direction, string title, string request, string answer, string outcome)
    {
        lock (gate)
        {
            entries.Enqueue(new(++sequence, clock.GetUtcNow(), direction, title, request, answer, outcome));
            if (entries.Count > Kept)
            {
                entries.Dequeue();
            }
        }
    }
}
