using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Accounts;

/// <summary>The administrator of an empty system, so that somebody can make the other accounts.</summary>
public sealed class FirstAdministrator(
    AccountService accounts, AccountRoles roles, IDbContextFactory<NtmLearnDbContext> contexts)
{
    public const string UserName = "quantri";

    /// <summary>Makes one when there is no account at all.</summary>
    /// <returns>Its one-time password, which is kept nowhere; null when there were accounts.</returns>
    public async Task<string?> EnsureAsync(CancellationToken cancellationToken)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await db.Set<Account>().AnyAsync(a => !a.IsDemo, cancellationToken))
            {
                return null;
            }
        }

        // The user name is unique, so of several nodes that start at once one makes it.
        var actor = Actor.Program("first-start");
        var made = await accounts.AddAsync(actor, new NewAccount("Quản trị viên", UserName: UserName), cancellationToken);
        if (made.Value is not { } added)
        {
            return null;
        }

        await roles.GrantAsync(actor, added.AccountId, Role.Administrator, null, null, null, null, cancellationToken);
        return added.OneTimePassword;
    }
}
