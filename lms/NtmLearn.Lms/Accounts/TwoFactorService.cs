using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Accounts;

/// <summary>The second factor: an authenticator app, and recovery codes for when the phone is gone.</summary>
public sealed class TwoFactorService(AccountWriter accounts, IDataProtectionProvider protection, TimeProvider clock)
{
    public const int RecoveryCodeCount = 10;

    private const int RecoveryCodeLength = 12;

    private readonly IDataProtector protector = protection.CreateProtector("NtmLearn.Accounts.Totp");

    /// <summary>A new key for an account, sealed so that a form can carry it until the first code proves that the app has it.</summary>
    public string Propose(Guid accountId) => Seal(accountId, Totp.NewKey());

    /// <summary>The key that <see cref="Propose"/> sealed; null when it was not for this account.</summary>
    public string? Open(Guid accountId, string? sealedKey)
    {
        try
        {
            return protector.Unprotect(sealedKey ?? "").Split(' ') is [var owner, var key] && owner == accountId.ToString("N") ? key : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Turns the second factor on once a code shows that the app works; gives the recovery codes, this one time.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> TurnOnAsync(
        Actor actor, Guid accountId, string sealedKey, string code, CancellationToken cancellationToken)
    {
        if (Open(accountId, sealedKey) is not { } key)
        {
            return new Refusal(RefusalKind.Conflict, "key_stale", "Trang này đã cũ. Xin mở lại trang và quét mã mới.");
        }

        if (Totp.FindStep(key, code, clock.GetUtcNow(), lastStep: 0) is not { } step)
        {
            return new Refusal(
                RefusalKind.Invalid, "code_wrong", "Mã chưa đúng. Xin gõ 6 chữ số đang hiện trong ứng dụng; nếu vẫn sai, xem lại giờ trên điện thoại.", "ma");
        }

        return await TurnOnAsync(actor, accountId, key, step, cancellationToken);
    }

    /// <summary>Turns it on with a key that is known to be in the app; no code of it has been used.</summary>
    public Task<Outcome<IReadOnlyList<string>>> TurnOnAsync(Actor actor, Guid accountId, string key, CancellationToken cancellationToken) =>
        TurnOnAsync(actor, accountId, key, step: 0, cancellationToken);

    private async Task<Outcome<IReadOnlyList<string>>> TurnOnAsync(
        Actor actor, Guid accountId, string key, long step, CancellationToken cancellationToken)
    {
        var codes = NewCodes();
        return await accounts.ChangeAsync<Outcome<IReadOnlyList<string>>>(
            actor,
            accountId,
            async (db, account, _, token) =>
            {
                if (account.TwoFactorEnabled)
                {
                    return new Refusal(RefusalKind.Conflict, "two_factor_on", "Xác thực hai lớp đã bật từ trước. Muốn đổi điện thoại, xin tắt rồi bật lại.");
                }

                account.TwoFactorEnabled = true;
                account.Touch();
                await AccountTokens.WriteAsync(db, accountId, AccountTokens.TotpKey, Seal(accountId, key), token);
                await AccountTokens.WriteAsync(db, accountId, AccountTokens.TotpStep, step.ToString(CultureInfo.InvariantCulture), token);
                await AccountTokens.WriteAsync(db, accountId, AccountTokens.RecoveryCodes, Hash(accountId, codes), token);
                AccountWriter.Note(db, account, AuditAction.TwoFactorChanged);
                return Outcome<IReadOnlyList<string>>.Done(codes);
            },
            cancellationToken) ?? AccountService.NoAccount;
    }

    /// <summary>Turns it off; by its owner, or by whoever resets it for them. Sessions and remembered devices end.</summary>
    public async Task TurnOffAsync(Actor actor, Guid accountId, CancellationToken cancellationToken) => await accounts.ChangeAsync(
        actor,
        accountId,
        async (db, account, _, token) =>
        {
            account.TwoFactorEnabled = false;
            account.EndSessions();
            foreach (var name in (string[])[AccountTokens.TotpKey, AccountTokens.TotpStep, AccountTokens.RecoveryCodes])
            {
                await AccountTokens.WriteAsync(db, accountId, name, null, token);
            }

            AccountWriter.Note(db, account, AuditAction.TwoFactorChanged);
            return true;
        },
        cancellationToken);

    /// <summary>New recovery codes in place of the old ones.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(Actor actor, Guid accountId, CancellationToken cancellationToken)
    {
        var codes = NewCodes();
        await accounts.ChangeAsync(
            actor,
            accountId,
            async (db, account, _, token) =>
            {
                account.Touch();
                await AccountTokens.WriteAsync(db, accountId, AccountTokens.RecoveryCodes, Hash(accountId, codes), token);
                AccountWriter.Note(db, account, AuditAction.TwoFactorChanged);
                return true;
            },
            cancellationToken);
        return codes;
    }

    /// <summary>Whether a code of the app or a recovery code is right, and uses it up. Inside a transaction that is going on.</summary>
    internal async Task<bool> UseAsync(NtmLearnDbContext db, Account account, string code, CancellationToken cancellationToken)
    {
        account.Touch();
        var typed = SecretText.Tidy(code);
        if (typed.Length == RecoveryCodeLength)
        {
            return await UseRecoveryCodeAsync(db, account, typed, cancellationToken);
        }

        var key = Open(account.Id, await AccountTokens.ReadAsync(db, account.Id, AccountTokens.TotpKey, cancellationToken));
        var last = await AccountTokens.ReadAsync(db, account.Id, AccountTokens.TotpStep, cancellationToken);
        if (key is null || Totp.FindStep(key, typed, clock.GetUtcNow(), long.Parse(last ?? "0", CultureInfo.InvariantCulture)) is not { } step)
        {
            return false;
        }

        await AccountTokens.WriteAsync(db, account.Id, AccountTokens.TotpStep, step.ToString(CultureInfo.InvariantCulture), cancellationToken);
        return true;
    }

    private static async Task<bool> UseRecoveryCodeAsync(NtmLearnDbContext db, Account account, string typed, CancellationToken cancellationToken)
    {
        var kept = (await AccountTokens.ReadAsync(db, account.Id, AccountTokens.RecoveryCodes, cancellationToken) ?? "").Split(' ').ToList();
        if (!kept.Remove(HashOf(account.Id, typed)))
        {
            return false;
        }

        await AccountTokens.WriteAsync(db, account.Id, AccountTokens.RecoveryCodes, string.Join(' ', kept), cancellationToken);
        return true;
    }

    private static List<string> NewCodes() => [.. Enumerable.Range(0, RecoveryCodeCount).Select(_ => SecretText.New(RecoveryCodeLength))];

    private static string Hash(Guid accountId, IEnumerable<string> codes) =>
        string.Join(' ', codes.Select(code => HashOf(accountId, SecretText.Tidy(code))));

    /// <summary>A code has more than fifty random bits, so a quick hash does.</summary>
    private static string HashOf(Guid accountId, string tidy) =>
        Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes($"{accountId:N} {tidy}")));

    private string Seal(Guid accountId, string key) => protector.Protect($"{accountId:N} {key}");
}
