using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Accounts;

/// <summary>Changes one account with a name beneath, and makes the change felt at once.</summary>
public sealed class AccountWriter(AuditedWriter writer, KnownAccounts known, TimeProvider clock)
{
    /// <summary>Runs a change on the account as it stands in the transaction.</summary>
    /// <param name="change">Given the context, the account and the moment; what it returns is returned.</param>
    /// <returns>Default when there is no such account.</returns>
    public async Task<T?> ChangeAsync<T>(
        Actor actor, Guid accountId, Func<NtmLearnDbContext, Account, DateTime, CancellationToken, Task<T>> change, CancellationToken cancellationToken)
    {
        var result = await writer.WriteAsync(
            actor,
            async (db, token) =>
            {
                if (await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == accountId, token) is not { } account)
                {
                    return default;
                }

                var done = await change(db, account, clock.UtcNow, token);
                await db.SaveChangesAsync(token);
                return done;
            },
            cancellationToken);
        known.Forget(accountId);
        return result;
    }

    /// <summary>Adds an audit entry about an account to a transaction that is going on.</summary>
    internal static void Note(NtmLearnDbContext db, Account account, AuditAction action, string? detail = null) =>
        AuditedWriter.Note(
            db, db.Author ?? throw new InvalidOperationException("Nobody is named who writes."), action, nameof(Account), account.Id, account.PersonId, detail);
}
