namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>
/// Stops who tries out what belongs to a name. Counts by the pass and by the name within a session, whether it is on the list
/// or not; never by address, since a hall sits behind one. Kept in memory of this node: it only has to slow down.
/// </summary>
public sealed class CheckInGuesses(TimeProvider clock)
{
    public const int MostForPass = 10;
    public const int MostForName = 10;

    private const int Sweep = 20_000;
    private static readonly TimeSpan NameWindow = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan PassWindow = TimeSpan.FromHours(1);

    private readonly Lock turn = new();
    private readonly Dictionary<(Guid Of, string Name), (DateTime Until, int Count)> counts = [];

    /// <summary>Takes one try before it is made, so that many at once count as well; false when there is none left.</summary>
    public bool TryBegin(CheckInPass pass, string nameKey)
    {
        ArgumentNullException.ThrowIfNull(pass);
        lock (turn)
        {
            if (CountOf((pass.PassId, "")) >= MostForPass || CountOf((pass.SessionId, nameKey)) >= MostForName)
            {
                return false;
            }

            Add((pass.PassId, ""), PassWindow, 1);
            Add((pass.SessionId, nameKey), NameWindow, 1);
            return true;
        }
    }

    /// <summary>It was no guess: the try is given back.</summary>
    public void WasRight(CheckInPass pass, string nameKey)
    {
        ArgumentNullException.ThrowIfNull(pass);
        lock (turn)
        {
            Add((pass.PassId, ""), PassWindow, -1);
            Add((pass.SessionId, nameKey), NameWindow, -1);
        }
    }

    private int CountOf((Guid, string) of) => counts.TryGetValue(of, out var count) && count.Until > clock.UtcNow ? count.Count : 0;

    private void Add((Guid, string) of, TimeSpan window, int by)
    {
        var now = clock.UtcNow;
        if (counts.Count > Sweep)
        {
            foreach (var old in counts.Where(c => c.Value.Until <= now).Select(c => c.Key).ToList())
            {
                counts.Remove(old);
            }
        }

        var count = counts.TryGetValue(of, out var known) && known.Until > now ? known : (Until: now + window, Count: 0);
        if (count.Count + by <= 0)
        {
            counts.Remove(of);
        }
        else
        {
            counts[of] = (count.Until, count.Count + by);
        }
    }
}
