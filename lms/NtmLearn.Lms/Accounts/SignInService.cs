using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Accounts;

/// <summary>
/// Proves who somebody is. Tries are counted by account, never by address, since a whole hall may share one. Tries for one
/// name wait for each other, so that many at once are not more tries than five.
/// </summary>
public sealed partial class SignInService(
    IDbContextFactory<NtmLearnDbContext> contexts,
    AccountWriter accounts,
    Passwords passwords,
    TwoFactorService twoFactors,
    AccountSettings settings,
    TimeProvider clock,
    ILogger<SignInService> logger)
{
    private readonly UnknownNames unknown = new();
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Checks name and password.</summary>
    /// <param name="skipsCode">Whether a browser may go without a code for this account, because it gave one lately.</param>
    public async Task<SignInResult> CheckPasswordAsync(
        string? typedName, string password, Func<Account, bool> skipsCode, CancellationToken cancellationToken) =>
        await CheckPasswordAsync(typedName, password, skipsCode, isSignIn: true, cancellationToken);

    private async Task<SignInResult> CheckPasswordAsync(
        string? typedName, string password, Func<Account, bool> skipsCode, bool isSignIn, CancellationToken cancellationToken)
    {
        if (SignInName.Parse(typedName) is not { } name)
        {
            return new SignInResult(SignInStatus.Wrong);
        }

        var turn = turns[(uint)name.Text.GetHashCode(StringComparison.Ordinal) % turns.Length];
        await turn.WaitAsync(cancellationToken);
        try
        {
            var account = await FindAsync(name, cancellationToken);
            if ((account?.LockedUntil(clock.UtcNow) ?? unknown.LockedUntil(name.Text, clock.UtcNow)) is { } until)
            {
                return new SignInResult(SignInStatus.Locked, Until: until);
            }

            if (!passwords.Verify(account?.PasswordHash, password) || account is null)
            {
                return await FailAsync(name, account, cancellationToken);
            }

            if (account.IsClosed || (account.IsDemo && !settings.IsDemo))
            {
                return new SignInResult(SignInStatus.Closed);
            }

            return account.TwoFactorEnabled && !skipsCode(account)
                ? new SignInResult(SignInStatus.NeedsCode, account)
                : await SucceedAsync(account, isSignIn, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Checks the code of somebody whose password was right.</summary>
    public async Task<SignInResult> CheckCodeAsync(Guid accountId, string code, CancellationToken cancellationToken)
    {
        var result = await accounts.ChangeAsync(
            Actor.Program("sign-in"),
            accountId,
            async (db, account, now, token) =>
            {
                if (account.LockedUntil(now) is { } until)
                {
                    return new SignInResult(SignInStatus.Locked, Until: until);
                }

                if (account.IsClosed || !account.TwoFactorEnabled)
                {
                    return new SignInResult(SignInStatus.Wrong);
                }

                if (await twoFactors.UseAsync(db, account, code, token))
                {
                    account.NoteSuccess();
                    AccountWriter.Note(db, account, AuditAction.SignedIn, """{"With":"code"}""");
                    return new SignInResult(SignInStatus.Done, account);
                }

                var locked = account.NoteFailure(now);
                AccountWriter.Note(db, account, AuditAction.SignInFailed, locked ? """{"What":"code","Locked":true}""" : """{"What":"code"}""");
                return locked ? new SignInResult(SignInStatus.Locked, Until: account.LockedUntil(now)) : new SignInResult(SignInStatus.Wrong);
            },
            cancellationToken) ?? new SignInResult(SignInStatus.Wrong);
        LogTried(accountId, result.Status);
        return result;
    }

    /// <summary>Whether a password is an account's, for those who are signed in and change something about it. Counted like any other try.</summary>
    public async Task<SignInResult> ConfirmAsync(Account account, string password, CancellationToken cancellationToken) =>
        await CheckPasswordAsync(account.UserName, password, _ => true, isSignIn: false, cancellationToken);

    /// <summary>The account that a name means: its user name first, else its only telephone number or e-mail.</summary>
    public async Task<Account?> FindAsync(SignInName name, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var normalised = name.Normalised;
        var found = await db.Set<Account>().AsNoTracking()
            .Where(a => a.NormalizedUserName == normalised || a.NormalizedEmail == normalised || a.PhoneNumber == name.Text)
            .Take(3)
            .ToListAsync(cancellationToken);
        return found.Find(a => a.NormalizedUserName == normalised) ?? (found is [var only] ? only : null);
    }

    private async Task<SignInResult> FailAsync(SignInName name, Account? account, CancellationToken cancellationToken)
    {
        if (account is null)
        {
            return unknown.NoteFailure(name.Text, clock.UtcNow) is { } until
                ? new SignInResult(SignInStatus.Locked, Until: until)
                : new SignInResult(SignInStatus.Wrong);
        }

        var end = await accounts.ChangeAsync(
            Actor.Program("sign-in"),
            account.Id,
            (db, found, now, _) =>
            {
                var locked = found.NoteFailure(now);
                AccountWriter.Note(db, found, AuditAction.SignInFailed, locked ? """{"What":"password","Locked":true}""" : """{"What":"password"}""");
                return Task.FromResult(found.LockedUntil(now));
            },
            cancellationToken);
        var status = end is null ? SignInStatus.Wrong : SignInStatus.Locked;
        LogTried(account.Id, status);
        return new SignInResult(status, Until: end);
    }

    private async Task<SignInResult> SucceedAsync(Account account, bool isSignIn, CancellationToken cancellationToken)
    {
        var result = await accounts.ChangeAsync(
            new Actor(ActorKind.Account, account.Id),
            account.Id,
            (db, found, now, _) =>
            {
                // Another node may have locked or changed it since it was read.
                if (found.LockedUntil(now) is { } until)
                {
                    return Task.FromResult(new SignInResult(SignInStatus.Locked, Until: until));
                }

                if (found.PasswordHash != account.PasswordHash || found.IsClosed)
                {
                    return Task.FromResult(new SignInResult(SignInStatus.Wrong));
                }

                found.NoteSuccess();
                if (isSignIn)
                {
                    AccountWriter.Note(db, found, AuditAction.SignedIn, """{"With":"password"}""");
                }

                return Task.FromResult(new SignInResult(SignInStatus.Done, found));
            },
            cancellationToken) ?? new SignInResult(SignInStatus.Wrong);
        LogTried(account.Id, result.Status);
        return result;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sign-in to account {AccountId}: {Status}")]
    private partial void LogTried(Guid accountId, SignInStatus status);
}
