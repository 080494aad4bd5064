using System.Collections.Concurrent;

namespace NtmLearn.Lms.Accounts;

/// <summary>
/// Wrong tries with names that nobody has, counted and locked as accounts are, so that a lock does not tell who exists. In
/// memory, and only so many.
/// </summary>
internal sealed class UnknownNames
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (int Failures, int Locks, DateTime? Until)> tries = new();

    public DateTime? LockedUntil(string name, DateTime now) => tries.TryGetValue(name, out var kept) && kept.Until > now ? kept.Until : null;

    /// <returns>When the lock ends that this try caused, if it did.</returns>
    public DateTime? NoteFailure(string name, DateTime now)
    {
        if (tries.Count >= Most)
        {
            tries.Clear();
        }

        return tries.AddOrUpdate(name, _ => (1, 0, null), (_, kept) => kept.Failures + 1 < Account.FailuresToLock
            ? (kept.Failures + 1, kept.Locks, kept.Until)
            : (0, kept.Locks + 1, now.AddMinutes(Account.FirstLockMinutes * Math.Pow(2, Math.Min(kept.Locks, 6))))) is { Failures: 0, Until: var until }
                ? until
                : null;
    }
}
