namespace NtmLearn.Lms.Api.Idempotency;

/// <summary>A request with its key.</summary>
/// <param name="Caller">Who asks, such as <c>apikey:…</c>; keys of others are never seen.</param>
/// <param name="Route">Method and route pattern, such as <c>POST /api/v1/keys</c>.</param>
/// <param name="Key">As the caller made it up.</param>
/// <param name="Hash">What is asked for, by <see cref="RequestHash"/>.</param>
public sealed record IdempotentCall(string Caller, string Route, string Key, string Hash);
