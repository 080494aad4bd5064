using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Accounts;

/// <summary>A code as it is shown once to whoever gives it out.</summary>
public sealed record IssuedCode(string Code, DateTime ExpiresAt);

/// <summary>One-time codes by which somebody who forgot their password sets a new one.</summary>
public sealed class PasswordCodeService(
    IDbContextFactory<NtmLearnDbContext> contexts,
    AccountWriter accounts,
    AccountReach reach,
    SignInService signIn,
    Passwords passwords,
    IAccountMailer mailer,
    TimeProvider clock)
{
    private const int SpokenLength = 8;
    private const int MailedLength = 16;

    private static readonly Refusal WrongCode = new(
        RefusalKind.Invalid, "code_wrong", "Mã chưa đúng, đã dùng, hoặc đã quá 30 phút. Xin xem lại mã, hoặc xin cấp mã mới.", "ma");

    /// <summary>Gives out a code for an account within the caller's reach.</summary>
    public async Task<Outcome<IssuedCode>> IssueAsync(Caller caller, Guid accountId, CancellationToken cancellationToken)
    {
        if (await reach.CheckCodeAsync(caller, accountId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var code = SecretText.New(SpokenLength);
        return await AddAsync(caller.Actor, accountId, code, mail: null, cancellationToken) is { } expiresAt
            ? Outcome<IssuedCode>.Done(new IssuedCode(code, expiresAt))
            : new Refusal(RefusalKind.Conflict, "too_many_codes", "Tài khoản này đã được cấp nhiều mã trong một giờ qua. Xin chờ rồi cấp lại.");
    }

    /// <summary>Sends a code by e-mail, when there is such an account with an address. Tells nobody whether there is.</summary>
    public async Task SendAsync(string? typedName, CancellationToken cancellationToken)
    {
        if (!mailer.IsConfigured || SignInName.Parse(typedName) is not { } name
            || await signIn.FindAsync(name, cancellationToken) is not { IsClosed: false, IsDemo: false, Email: { } email } account)
        {
            return;
        }

        var code = SecretText.New(MailedLength);
        await AddAsync(
            new Actor(ActorKind.Visitor),
            account.Id,
            code,
            expiresAt => new PasswordMail(account.Id, account.PersonId, email, account.DisplayName, code, SignInPaths.NewPassword, expiresAt),
            cancellationToken);
    }

    /// <summary>Sets a new password with a code.</summary>
    public async Task<Outcome<bool>> UseAsync(string? typedName, string typedCode, string password, CancellationToken cancellationToken)
    {
        var account = SignInName.Parse(typedName) is { } name ? await signIn.FindAsync(name, cancellationToken) : null;
        var code = account is null ? null : await NewestAsync(account.Id, cancellationToken);
        var isRight = passwords.Verify(code?.Hash, SecretText.Tidy(typedCode));
        if (account is null || account.IsClosed || code?.IsOpenAt(clock.UtcNow) != true)
        {
            return WrongCode;
        }

        if (isRight && PasswordRules.Check(password, AccountService.OwnWords(account)) is { } weak)
        {
            return new Refusal(RefusalKind.Invalid, "password_weak", weak, "mat-khau");
        }

        var hash = isRight ? passwords.Hash(password) : null;
        var done = await accounts.ChangeAsync(
            new Actor(ActorKind.Account, account.Id),
            account.Id,
            async (db, found, now, token) =>
            {
                var kept = await db.Set<PasswordCode>().SingleAsync(c => c.PasswordCodeId == code.PasswordCodeId, token);
                if (!kept.IsOpenAt(now))
                {
                    return false;
                }

                kept.Version++;
                if (hash is null)
                {
                    kept.Tries++;
                    AccountWriter.Note(db, found, AuditAction.SignInFailed, """{"What":"password-code"}""");
                    return false;
                }

                kept.UsedAt = now;
                found.SetPassword(hash, mustChange: false);
                AccountWriter.Note(db, found, AuditAction.PasswordChanged, """{"With":"password-code"}""");
                return true;
            },
            cancellationToken);
        return done ? Outcome<bool>.Done(true) : WrongCode;
    }

    private async Task<DateTime?> AddAsync(
        Actor actor, Guid accountId, string code, Func<DateTime, PasswordMail>? mail, CancellationToken cancellationToken)
    {
        var (hash, id) = (passwords.Hash(SecretText.Tidy(code)), clock.NewId());
        return await accounts.ChangeAsync<DateTime?>(
            actor,
            accountId,
            async (db, account, now, token) =>
            {
                var hourAgo = now.AddHours(-1);
                if (await db.Set<PasswordCode>().CountAsync(c => c.AccountId == accountId && c.CreatedAt > hourAgo, token) >= PasswordCode.MostInAnHour)
                {
                    return null;
                }

                var expiresAt = now.AddMinutes(PasswordCode.LifeMinutes);
                db.Add(new PasswordCode { PasswordCodeId = id, AccountId = accountId, Hash = hash, CreatedAt = now, ExpiresAt = expiresAt });
                AccountWriter.Note(db, account, AuditAction.CodeIssued, mail is null ? """{"By":"hand"}""" : """{"By":"mail"}""");
                if (mail is not null)
                {
                    mailer.Add(db, mail(expiresAt));
                }

                return expiresAt;
            },
            cancellationToken);
    }

    private async Task<PasswordCode?> NewestAsync(Guid accountId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<PasswordCode>().AsNoTracking().Where(c => c.AccountId == accountId)
            .OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.PasswordCodeId).FirstOrDefaultAsync(cancellationToken);
    }
}
