using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Faults;

/// <summary>The failures that are arranged. A call meets the first that fits it.</summary>
public sealed class FaultBoard : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<Fault> faults = [];
    private CancellationTokenSource cleared = new();
    private TaskCompletionSource<Fault> met = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<Fault> All
    {
        get
        {
            lock (gate)
            {
                return [.. faults];
            }
        }
    }

    /// <summary>
    /// The next fault that meets a call, once it has taken effect: a slow call then waits for the clock, and one that is
    /// never answered has been carried out. To be asked before the call is made.
    /// </summary>
    public Task<Fault> NextMetAsync()
    {
        lock (gate)
        {
            return met.Task;
        }
    }

    public void Add(Fault fault)
    {
        lock (gate)
        {
            faults.Add(fault);
        }
    }

    public void Down(ZaloEndpoint? endpoint = null, int? times = null) =>
        Add(new(FaultKind.Down) { Endpoint = endpoint, Times = times });

    public void Slow(TimeSpan by, ZaloEndpoint? endpoint = null, int? times = null) =>
        Add(new(FaultKind.Slow) { Delay = by, Endpoint = endpoint, Times = times });

    public void HttpStatus(int status, ZaloEndpoint? endpoint = null, int? times = null) =>
        Add(new(FaultKind.HttpStatus) { Number = status, Endpoint = endpoint, Times = times });

    public void ErrorCode(int code, ZaloEndpoint? endpoint = null, int? times = null) =>
        Add(new(FaultKind.ErrorCode) { Number = code, Endpoint = endpoint, Times = times });

    public void DropResponse(ZaloEndpoint? endpoint = null, int? times = null) =>
        Add(new(FaultKind.DropResponse) { Endpoint = endpoint, Times = times });

    public void NeverAnswer(ZaloEndpoint? endpoint = null, int? times = null) =>
        Add(new(FaultKind.NeverAnswer) { Endpoint = endpoint, Times = times });

    public void Clear(ZaloEndpoint? endpoint = null)
    {
        CancellationTokenSource waiting;
        lock (gate)
        {
            faults.RemoveAll(f => endpoint is null || f.Endpoint == endpoint);
            waiting = cleared;
            cleared = new();
        }

        waiting.Cancel();
        waiting.Dispose();
    }

    /// <summary>The fault that meets this call, and what ends its waiting when faults are cleared.</summary>
    internal (Fault? Fault, CancellationToken Cleared) Take(ZaloEndpoint endpoint)
    {
        lock (gate)
        {
            var index = faults.FindIndex(f => f.Endpoint is null || f.Endpoint == endpoint);
            if (index < 0)
            {
                return (null, CancellationToken.None);
            }

            var fault = faults[index];
            if (fault.Times is <= 1)
            {
                faults.RemoveAt(index);
            }
            else if (fault.Times is { } times)
            {
                faults[index] = fault with { Times = times - 1 };
            }

            return (fault, cleared.Token);
        }
    }

    internal void Report(Fault fault)
    {
        TaskCompletionSource<Fault> before;
        lock (gate)
        {
            before = met;
            met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        before.SetResult(fault);
    }

    public void Dispose() => cleared.Dispose();
}
