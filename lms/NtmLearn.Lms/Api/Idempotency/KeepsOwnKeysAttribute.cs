namespace NtmLearn.Lms.Api.Idempotency;

/// <summary>
/// A handler whose own rows carry the key, under a unique constraint, and tell a repeated request by it: a ledger, where
/// keeping every response beside would cost more than what is written.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KeepsOwnKeysAttribute : Attribute;
