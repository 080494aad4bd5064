namespace NtmLearn.Lms.Api.Idempotency;

/// <summary>What became of a request with a key.</summary>
public enum IdempotentOutcomeKind
{
    /// <summary>Done now.</summary>
    Done = 1,

    /// <summary>Done before; this is the response of then.</summary>
    Replayed = 2,

    /// <summary>The key was used for another request; nothing was done.</summary>
    OtherRequest = 3,

    /// <summary>The same request is being worked on; nothing was done.</summary>
    Running = 4,

    /// <summary>Done before by a program that died before it could keep its response; nothing was done now.</summary>
    Lost = 5,
}

/// <param name="Response">Set when it was done, now or before.</param>
public sealed record IdempotentOutcome(IdempotentOutcomeKind Kind, IdempotentResponse? Response = null);
