using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Accounts;

/// <summary>What an account is made from.</summary>
/// <param name="Phone">However it was typed; one of phone, e-mail and name must be there, and the first that is becomes the user name.</param>
/// <param name="UserName">A plain name, for operators.</param>
/// <param name="Password">Null makes a one-time password.</param>
/// <param name="AccountId">Chosen by whoever asks, so that the same asking twice makes one; null for a new one.</param>
public sealed record NewAccount(
    string DisplayName, string? Phone = null, string? Email = null, string? UserName = null, Guid? PersonId = null,
    string? Password = null, bool MustChangePassword = true, bool IsDemo = false, Guid? AccountId = null);

/// <summary>An account that was made, and the password that was made with it, to be shown once.</summary>
/// <param name="OneTimePassword">Null when the password was chosen, and when the account had been made before.</param>
public sealed record MadeAccount(Guid AccountId, string UserName, string? OneTimePassword);

/// <summary>Makes, closes and changes accounts. Whoever calls has been let in; the actor is written beneath.</summary>
public sealed class AccountService(AuditedWriter writer, AccountWriter accounts, Passwords passwords, LocalTime time, TimeProvider clock)
{
    internal static readonly Refusal NoAccount = new(RefusalKind.NotFound, "no_account", "Không tìm thấy tài khoản này. Xin tìm lại trong danh sách tài khoản.");

    private const int OneTimePasswordLength = 16;

    /// <summary>A password that is shown once and must be changed at the first sign-in.</summary>
    public static string NewOneTimePassword() => SecretText.New(OneTimePasswordLength);

    /// <summary>Makes an account.</summary>
    public async Task<Outcome<MadeAccount>> AddAsync(Actor actor, NewAccount made, CancellationToken cancellationToken)
    {
        if (Read(made) is not { IsDone: true, Value: { } account } read)
        {
            return Outcome<MadeAccount>.Refused(Read(made).Refusals);
        }

        var oneTime = made.Password is null ? NewOneTimePassword() : null;
        if (made.Password is { } chosen && !made.IsDemo && PasswordRules.Check(chosen, OwnWords(account)) is { } wrong)
        {
            return new Refusal(RefusalKind.Invalid, "password_weak", wrong, "mat-khau");
        }

        account.SetPassword(passwords.Hash(made.Password ?? oneTime!), made.Password is null || made.MustChangePassword);
        return await writer.WriteAsync<Outcome<MadeAccount>>(
            actor,
            async (db, token) =>
            {
                if (await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == account.Id, token) is { } known)
                {
                    return Outcome<MadeAccount>.Done(new MadeAccount(known.Id, known.UserName!, OneTimePassword: null));
                }

                if (await FindTakenAsync(db, account, token) is { } taken)
                {
                    return taken;
                }

                db.Add(account);
                await db.SaveChangesAsync(token);
                return Outcome<MadeAccount>.Done(new MadeAccount(account.Id, account.UserName!, oneTime));
            },
            cancellationToken);
    }

    /// <summary>Closes an account, or opens it again. Its sessions end at once.</summary>
    public async Task<Outcome<bool>> SetClosedAsync(Actor actor, Guid accountId, bool closed, CancellationToken cancellationToken) =>
        await accounts.ChangeAsync<Outcome<bool>>(
            actor,
            accountId,
            async (db, account, _, token) =>
            {
                if (closed && await AccountRoles.IsLastAdministratorAsync(db, accountId, time.Today, token))
                {
                    return AccountRoles.LastAdministrator;
                }

                account.IsClosed = closed;
                account.EndSessions();
                return Outcome<bool>.Done(true);
            },
            cancellationToken) ?? NoAccount;

    /// <summary>Ends every session and forgets every remembered device.</summary>
    public async Task SignOutEverywhereAsync(Actor actor, Guid accountId, CancellationToken cancellationToken) => await accounts.ChangeAsync(
        actor,
        accountId,
        (db, account, _, _) =>
        {
            account.EndSessions();
            AccountWriter.Note(db, account, AuditAction.SignedOutEverywhere);
            return Task.FromResult(true);
        },
        cancellationToken);

    /// <summary>Sets a password that its owner chose, after proving who they are.</summary>
    public async Task<Outcome<bool>> ChoosePasswordAsync(
        Actor actor, Account account, string password, string field, CancellationToken cancellationToken)
    {
        if (PasswordRules.Check(password, OwnWords(account)) is { } wrong)
        {
            return new Refusal(RefusalKind.Invalid, "password_weak", wrong, field);
        }

        await SetPasswordAsync(actor, account.Id, passwords.Hash(password), mustChange: false, cancellationToken);
        return Outcome<bool>.Done(true);
    }

    /// <summary>Sets a password made by somebody else, to be changed at the next sign-in.</summary>
    /// <returns>The password, to be shown once; null when there is no such account.</returns>
    public async Task<string?> ResetPasswordAsync(Actor actor, Guid accountId, CancellationToken cancellationToken)
    {
        var password = NewOneTimePassword();
        return await SetPasswordAsync(actor, accountId, passwords.Hash(password), mustChange: true, cancellationToken) ? password : null;
    }

    internal Task<bool> SetPasswordAsync(Actor actor, Guid accountId, string hash, bool mustChange, CancellationToken cancellationToken) =>
        accounts.ChangeAsync(
            actor,
            accountId,
            (db, account, _, _) =>
            {
                account.SetPassword(hash, mustChange);
                AccountWriter.Note(db, account, AuditAction.PasswordChanged);
                return Task.FromResult(true);
            },
            cancellationToken);

    /// <summary>What a password must not hold.</summary>
    internal static IEnumerable<string?> OwnWords(Account account) => [account.DisplayName, account.UserName, account.PhoneNumber, account.Email];

    private Outcome<Account> Read(NewAccount made)
    {
        var phone = SignInName.Parse(made.Phone);
        var email = SignInName.Parse(made.Email);
        var name = VietnameseText.Normalise(made.DisplayName).Trim();
        if (phone is { IsPhone: false })
        {
            return new Refusal(RefusalKind.Invalid, "phone_wrong", "Số điện thoại chưa đúng. Ví dụ đúng: 0912 345 678.", "dien-thoai");
        }

        if (email is { IsEmail: false })
        {
            return new Refusal(RefusalKind.Invalid, "email_wrong", "Địa chỉ thư chưa đúng. Ví dụ đúng: ten@vinhlong.gov.vn.", "thu");
        }

        if (name.Length is 0 or > Account.DisplayNameMaxLength)
        {
            return new Refusal(RefusalKind.Invalid, "name_wrong", $"Xin gõ họ tên, dài nhất {Account.DisplayNameMaxLength} ký tự.", "ten");
        }

        if ((phone ?? email ?? SignInName.Parse(made.UserName)) is not { } user)
        {
            return new Refusal(RefusalKind.Invalid, "user_name_missing", "Xin gõ số điện thoại hoặc địa chỉ thư để người này đăng nhập.", "dien-thoai");
        }

        return Outcome<Account>.Done(new Account
        {
            Id = made.AccountId ?? clock.NewId(),
            DisplayName = name,
            SearchKey = VietnameseText.Fold(name),
            PersonId = made.PersonId,
            UserName = user.Text,
            NormalizedUserName = user.Normalised,
            PhoneNumber = phone?.Text,
            Email = email?.Text,
            NormalizedEmail = email?.Normalised,
            IsDemo = made.IsDemo,
            CreatedAt = clock.UtcNow,
        });
    }

    private static async Task<Refusal?> FindTakenAsync(NtmLearnDbContext db, Account account, CancellationToken cancellationToken)
    {
        if (account.PersonId is { } person && await db.Set<Account>().AnyAsync(a => a.PersonId == person, cancellationToken))
        {
            return new Refusal(RefusalKind.Conflict, "person_has_account", "Người này đã có tài khoản. Xin mở tài khoản đó để đặt lại mật khẩu hoặc thêm vai trò.");
        }

        if (account.PhoneNumber is { } phone && await db.Set<Account>().AnyAsync(a => a.PhoneNumber == phone, cancellationToken))
        {
            return new Refusal(
                RefusalKind.Conflict, "phone_taken", "Số điện thoại này đã dùng cho một tài khoản khác. Xin dùng địa chỉ thư, hoặc số khác.", "dien-thoai");
        }

        if (account.NormalizedEmail is { } email && await db.Set<Account>().AnyAsync(a => a.NormalizedEmail == email, cancellationToken))
        {
            return new Refusal(RefusalKind.Conflict, "email_taken", "Địa chỉ thư này đã dùng cho một tài khoản khác. Xin dùng địa chỉ khác.", "thu");
        }

        return await db.Set<Account>().AnyAsync(a => a.NormalizedUserName == account.NormalizedUserName, cancellationToken)
            ? new Refusal(RefusalKind.Conflict, "user_name_taken", "Tên đăng nhập này đã có người dùng. Xin chọn tên khác.", "dien-thoai")
            : null;
    }
}
