namespace NtmLearn.ZaloSimulator.Wire;

/// <summary>How often each call was made and which errors were answered.</summary>
public sealed class CallCounters
{
    private readonly Lock gate = new();
    private readonly Dictionary<ZaloEndpoint, int> calls = [];
    private readonly Dictionary<int, int> errors = [];
    private int closed;

    /// <summary>Calls to anything that Zalo has shut. A healthy client keeps it at 0.</summary>
    public int Closed
    {
        get
        {
            lock (gate)
            {
                return closed;
            }
        }
    }

    public IReadOnlyDictionary<ZaloEndpoint, int> Calls
    {
        get
        {
            lock (gate)
            {
                return new Dictionary<ZaloEndpoint, int>(calls);
            }
        }
    }

    public IReadOnlyDictionary<int, int> Errors
    {
        get
        {
            lock (gate)
            {
                return new Dictionary<int, int>(errors);
            }
        }
    }

    public int CallsTo(ZaloEndpoint endpoint) => Calls.GetValueOrDefault(endpoint);

    public int AnsweredWith(int error) => Errors.GetValueOrDefault(error);

    internal void CountCall(ZaloEndpoint endpoint)
    {
        lock (gate)
        {
            calls[endpoint] = calls.GetValueOrDefault(endpoint) + 1;
        }
    }

    internal void CountError(int error)
    {
        lock (gate)
        {
            errors[error] = errors.GetValueOrDefault(error) + 1;
        }
    }

    internal void CountClosed()
    {
        lock (gate)
        {
            closed++;
        }
    }
}
