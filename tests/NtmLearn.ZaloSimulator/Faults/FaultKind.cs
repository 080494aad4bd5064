namespace NtmLearn.ZaloSimulator.Faults;

/// <summary>Ways in which a call can go wrong.</summary>
public enum FaultKind
{
    /// <summary>The connection is cut and nothing is done.</summary>
    Down = 1,

    /// <summary>The call is carried out after a while.</summary>
    Slow = 2,

    /// <summary>An HTTP status such as 429, 500 or 503, and nothing is done.</summary>
    HttpStatus = 3,

    /// <summary>HTTP 200 with an error code in the body, and nothing is done.</summary>
    ErrorCode = 4,

    /// <summary>The call is carried out and the connection is cut instead of answering.</summary>
    DropResponse = 5,

    /// <summary>The call is carried out and no answer comes until the caller gives up or the fault is cleared.</summary>
    NeverAnswer = 6,
}
