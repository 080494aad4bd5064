using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Api.Idempotency;

/// <summary>
/// The key that the request at hand has taken ahead of its work. What the work stores says so in the same transaction, so
/// that a request sent again after a crash is not done twice.
/// </summary>
internal static class IdempotentClaim
{
    private static readonly AsyncLocal<Guid?> Held = new();

    /// <summary>The claim whose work the writes of this flow are; null outside of one. Ends with the method that set it.</summary>
    public static Guid? Current
    {
        get => Held.Value;
        set => Held.Value = value;
    }

    /// <summary>Within the transaction of a write that saved something.</summary>
    public static Task MarkAsync(NtmLearnDbContext db, Guid claim, CancellationToken cancellationToken) => db.Set<IdempotentRequest>()
        .Where(r => r.ClaimId == claim && r.State == IdempotentState.Running)
        .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, IdempotentState.Stored), cancellationToken);
}
