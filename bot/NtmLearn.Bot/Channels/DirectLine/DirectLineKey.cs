using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Channels.DirectLine;

/// <summary>The key of our tokens; made on the first start and the same on every node and after every restart.</summary>
public sealed partial class DirectLineKey(
    WriterGate gate, IDataProtectionProvider protection, TimeProvider clock, ILogger<DirectLineKey> logger)
{
    private const string Name = "direct-line";

    private byte[]? key;

    internal byte[] Value => key ?? throw new InvalidOperationException("The key is loaded before requests are served.");

    /// <summary>Called once, after the database is up to date.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var protector = protection.CreateProtector("NtmLearn.DirectLine.Key");
        key = await gate.WriteAsync(
            async (db, token) =>
            {
                var stored = await db.Set<SigningKey>().SingleOrDefaultAsync(k => k.Name == Name, token);
                if (stored is not null && Unprotect(protector, stored.ProtectedValue) is { } present)
                {
                    return present;
                }

                var made = RandomNumberGenerator.GetBytes(32);
                var value = Convert.ToBase64String(protector.Protect(made));
                if (stored is null)
                {
                    db.Add(new SigningKey { Name = Name, ProtectedValue = value, CreatedAt = clock.UtcNow });
                }
                else
                {
                    LogReplaced();
                    stored.ProtectedValue = value;
                    stored.CreatedAt = clock.UtcNow;
                }

                await db.SaveChangesAsync(token);
                return made;
            },
            cancellationToken);
    }

    private static byte[]? Unprotect(IDataProtector protector, string value)
    {
        try
        {
            return protector.Unprotect(Convert.FromBase64String(value));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The data-protection keys are not those the chat key was kept with; open chats must start again")]
    private partial void LogReplaced();
}
