namespace NtmLearn.Lms.Api.Idempotency;

/// <summary>How far a request with a key has come.</summary>
public enum IdempotentState
{
    /// <summary>Somebody works on it, or died over it: after <see cref="IdempotentRequest.Lease"/> another may take it over.</summary>
    Running = 1,

    /// <summary>Its response is kept and given again.</summary>
    Done = 2,

    /// <summary>What it does is stored, in one transaction with this; its response is not kept yet, or never was.</summary>
    Stored = 3,
}

/// <summary>
/// A request that carried an <c>Idempotency-Key</c>, with its response. Unique by caller, route and key: that constraint is
/// what makes the request have its effect once.
/// </summary>
public sealed class IdempotentRequest
{
    public const int CallerMaxLength = 100;
    public const int RouteMaxLength = 300;
    public const int KeyMaxLength = 100;
    public const int HashMaxLength = 64;
    public const int ContentTypeMaxLength = 100;
    public const int LocationMaxLength = 2000;

    /// <summary>Days that a key and its response are kept.</summary>
    public const int KeptDays = 30;

    /// <summary>After this a request that still runs is given up for dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    public required Guid IdempotentRequestId { get; init; }

    /// <summary>Who asked, such as <c>apikey:…</c>.</summary>
    public required string Caller { get; init; }

    /// <summary>Method and route pattern.</summary>
    public required string Route { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of the whole request, in hexadecimal.</summary>
    public required string RequestHash { get; set; }

    public required IdempotentState State { get; set; }

    /// <summary>Whose work it is: whoever takes it over puts a new one.</summary>
    public required Guid ClaimId { get; set; }

    public required DateTime ClaimedAt { get; set; }

    public required DateTime CreatedAt { get; set; }

    public int? Status { get; set; }

    public string? ContentType { get; set; }

    public string? Location { get; set; }

    public byte[]? Body { get; set; }
}
