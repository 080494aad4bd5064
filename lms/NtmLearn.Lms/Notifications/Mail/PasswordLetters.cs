using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Notifications.Mail;

/// <summary>
/// Sends codes for new passwords by e-mail, day and night. A code is sealed while it waits, leaves within seconds, and is
/// dropped when it could not leave in time.
/// </summary>
public sealed class PasswordLetters(
    WriterGate gate, IDbContextFactory<NtmLearnDbContext> contexts, MailSender mail, SiteAddress site, IServiceProvider services, TimeProvider clock) : IAccountMailer
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public bool IsConfigured => mail.IsConfigured;

    public void Add(NtmLearnDbContext db, PasswordMail mail)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(mail);
        db.Add(new PasswordLetter
        {
            PasswordLetterId = clock.NewId(),
            Sealed = Protector().Protect(JsonSerializer.Serialize(mail)),
            ExpiresAt = mail.ExpiresAt,
            DueAt = clock.UtcNow,
        });
    }

    /// <summary>Sends what waits.</summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        List<Guid> due;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var now = clock.UtcNow;
            due = await db.Set<PasswordLetter>().Where(l => l.DueAt <= now).Select(l => l.PasswordLetterId).ToListAsync(cancellationToken);
        }

        foreach (var id in due)
        {
            if (await ClaimAsync(id, cancellationToken) is { } letter && await SendAsync(letter, cancellationToken))
            {
                await gate.WriteAsync((db, token) => db.Set<PasswordLetter>().Where(l => l.PasswordLetterId == id).ExecuteDeleteAsync(token), cancellationToken);
            }
        }
    }

    private Task<PasswordLetter?> ClaimAsync(Guid id, CancellationToken cancellationToken) => gate.WriteAsync(
        async (db, token) =>
        {
            var now = clock.UtcNow;
            var claimed = await db.Set<PasswordLetter>().Where(l => l.PasswordLetterId == id && l.DueAt <= now)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.DueAt, now + Lease).SetProperty(l => l.Attempts, l => l.Attempts + 1), token);
            return claimed == 0 ? null : await db.Set<PasswordLetter>().AsNoTracking().SingleAsync(l => l.PasswordLetterId == id, token);
        },
        cancellationToken);

    /// <returns>Whether the letter is done with: gone, refused, too late or no longer readable.</returns>
    private async Task<bool> SendAsync(PasswordLetter letter, CancellationToken cancellationToken)
    {
        if (letter.ExpiresAt <= clock.UtcNow || Open(letter) is not { } words)
        {
            return true;
        }

        var recipient = new MessageRecipient(words.PersonId ?? words.AccountId, words.DisplayName, words.Email, null);
        var text = $"Kính gửi anh/chị,\n\nMã đặt lại mật khẩu: {words.Code}\nNhập mã tại {site.BaseUrl}{words.Path}\nMã dùng một lần, hết hạn sau ít phút. Nếu không phải anh/chị yêu cầu, bỏ qua thư này; mật khẩu không đổi.\n";
        return await mail.CanReachAsync(recipient, cancellationToken)
            && await mail.SendAsync(recipient, new OutgoingMessage("Mã đặt lại mật khẩu", text), letter.PasswordLetterId.ToString("N"), cancellationToken) != SendOutcome.TryLater;
    }

    private PasswordMail? Open(PasswordLetter letter)
    {
        try
        {
            return JsonSerializer.Deserialize<PasswordMail>(Protector().Unprotect(letter.Sealed));
        }
        catch (CryptographicException)
        {
            // The keys were replaced; whoever waits asks for another code.
            return null;
        }
    }

    /// <summary>Asked for late: verbs that send nothing have no keys.</summary>
    private IDataProtector Protector() => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("password-letter");
}
