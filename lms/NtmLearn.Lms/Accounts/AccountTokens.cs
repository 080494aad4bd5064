using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Accounts;

/// <summary>Secrets beside an account, in Identity's table of tokens.</summary>
internal static class AccountTokens
{
    public const string TotpKey = "totp-key";
    public const string TotpStep = "totp-step";
    public const string RecoveryCodes = "recovery-codes";

    private const string Provider = "NtmLearn";

    public static async Task<string?> ReadAsync(NtmLearnDbContext db, Guid accountId, string name, CancellationToken cancellationToken) =>
        (await FindAsync(db, accountId, name, cancellationToken))?.Value;

    public static async Task WriteAsync(NtmLearnDbContext db, Guid accountId, string name, string? value, CancellationToken cancellationToken)
    {
        var token = await FindAsync(db, accountId, name, cancellationToken);
        if (value is null)
        {
            if (token is not null)
            {
                db.Remove(token);
            }
        }
        else if (token is null)
        {
            db.Add(new IdentityUserToken<Guid> { UserId = accountId, LoginProvider = Provider, Name = name, Value = value });
        }
        else
        {
            token.Value = value;
        }
    }

    private static Task<IdentityUserToken<Guid>?> FindAsync(NtmLearnDbContext db, Guid accountId, string name, CancellationToken cancellationToken) =>
        db.Set<IdentityUserToken<Guid>>().FirstOrDefaultAsync(
            t => t.UserId == accountId && t.LoginProvider == Provider && t.Name == name, cancellationToken);
}
