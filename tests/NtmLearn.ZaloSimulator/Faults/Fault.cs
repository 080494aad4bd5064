using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Faults;

/// <summary>One arranged failure.</summary>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>Which calls it meets; null means all.</summary>
    public ZaloEndpoint? Endpoint { get; init; }

    /// <summary>How many calls it meets; null means until it is cleared.</summary>
    public int? Times { get; init; }

    /// <summary>The HTTP status or the error code.</summary>
    public int Number { get; init; }

    public TimeSpan Delay { get; init; }
}
