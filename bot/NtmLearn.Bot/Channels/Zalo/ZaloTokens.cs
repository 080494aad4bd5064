using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Channels.Zalo;

/// <summary>
/// The OA's tokens. They are renewed ahead of their end by exactly one caller of one node, who holds a lease in the
/// database; a new pair is on the disk before anybody uses it. When Zalo gives no more, an administrator of the OA must
/// consent again, and that is said loudly.
/// </summary>
internal sealed partial class ZaloTokens(
    IDbContextFactory<NtmLearnDbContext> databases,
    WriterGate gate,
    ZaloOAuth oauth,
    IDataProtectionProvider protection,
    IOptions<ZaloOptions> options,
    TimeProvider clock,
    ILogger<ZaloTokens> logger)
{
    // Longer than two calls may take, so that two nodes never renew with the same token.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    private readonly IDataProtector protector = protection.CreateProtector("NtmLearn.Zalo.Tokens");
    private readonly SemaphoreSlim one = new(1);
    private Held? held;
    private DateTime quietUntil;

    /// <summary>A token that is good for a while; null when none is to be had before somebody consents.</summary>
    public async Task<string?> GetAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Sends)
        {
            return null;
        }

        var now = clock.UtcNow;
        if (held is { } known && known.RenewAt > now)
        {
            return known.Token;
        }

        if (held is { } old && old.ExpiresAt - Margin > now)
        {
            // Still good: whoever finds the way free renews it, the others go on with it.
            if (await one.WaitAsync(0, cancellationToken))
            {
                try
                {
                    await RenewAsync(null, wait: false, cancellationToken);
                }
                finally
                {
                    one.Release();
                }
            }

            return held?.Token ?? old.Token;
        }

        return await UnderLockAsync(null, cancellationToken);
    }

    /// <summary>A newer token than the one that was refused; null when none is to be had.</summary>
    public Task<string?> ReplaceAsync(string refused, CancellationToken cancellationToken) => UnderLockAsync(refused, cancellationToken);

    /// <summary>Renews ahead of time; called now and then, so that a quiet OA keeps its consent.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken) => await GetAsync(cancellationToken);

    /// <summary>Keeps a first pair, or the pair that a new consent gave.</summary>
    public async Task SaveAsync(ZaloTokenPair pair, CancellationToken cancellationToken)
    {
        var row = await gate.WriteAsync(
            async (db, token) =>
            {
                var present = await RowAsync(db, token);
                Fill(present, pair);
                await db.SaveChangesAsync(token);
                return present;
            },
            cancellationToken);
        Hold(row);
        LogConsented();
    }

    /// <summary>The OA has taken its consent back, or its tokens are of no use any more.</summary>
    public async Task LoseConsentAsync(string reason, CancellationToken cancellationToken)
    {
        var isNews = await gate.WriteAsync(
            async (db, token) =>
            {
                var row = await RowAsync(db, token);
                var first = row.ConsentNeededAt is null;
                row.ConsentNeededAt ??= clock.UtcNow;
                row.ConsentReason = reason;
                (row.AccessToken, row.RefreshToken, row.ExpiresAt, row.LeasedUntil, row.IsUncertain) = (null, null, null, null, false);
                row.Version++;
                await db.SaveChangesAsync(token);
                return first;
            },
            cancellationToken);
        held = null;
        if (isNews)
        {
            LogConsentNeeded(reason);
        }
    }

    private async Task<string?> UnderLockAsync(string? refused, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (held is { } known && known.Token != refused && known.ExpiresAt - Margin > clock.UtcNow && known.RenewAt > clock.UtcNow)
            {
                return known.Token;
            }

            return await RenewAsync(refused, wait: true, cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Reads what others may have renewed; else renews, or waits for whoever does.</summary>
    private async Task<string?> RenewAsync(string? refused, bool wait, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await ReadAsync(cancellationToken);
            if (row?.AccessToken is null || row.RefreshToken is null)
            {
                held = null;
                return null;
            }

            if (Hold(row) is not { } present)
            {
                await LoseConsentAsync("keys lost", cancellationToken);
                return null;
            }

            var now = clock.UtcNow;
            if (present.Token != refused && present.RenewAt > now)
            {
                return present.Token;
            }

            if (quietUntil > now || (row.LeasedUntil is { } until && until > now))
            {
                if (present.Token != refused && present.ExpiresAt - Margin > now)
                {
                    return present.Token;
                }

                if (!wait || quietUntil > now)
                {
                    return null;
                }

                await Task.Delay(Look, clock, cancellationToken);
                continue;
            }

            if (await LeaseAsync(row, cancellationToken))
            {
                return await AskAsync(row, present, refused, cancellationToken);
            }
        }
    }

    private async Task<string?> AskAsync(ZaloToken row, Held present, string? refused, CancellationToken cancellationToken)
    {
        var refreshToken = protector.Unprotect(row.RefreshToken!);

        // Whatever happens to the caller, an answer that comes is kept: without it the OA is lost.
        var result = await oauth.RefreshAsync(refreshToken, CancellationToken.None);
        var wasUncertain = row.IsUncertain || result.MayBeUsedUp;
        if (result.MayBeUsedUp)
        {
            await ChangeAsync(row, r => r.IsUncertain = true);
            result = await oauth.RefreshAsync(refreshToken, CancellationToken.None);
        }

        if (result.Pair is { } pair)
        {
            await ChangeAsync(row, r => Fill(r, pair));
            LogRenewed();
            return Hold(row)?.Token;
        }

        if (result.IsPassing || result.MayBeUsedUp)
        {
            // The old pair may still be good: tried again in a while.
            quietUntil = clock.UtcNow + Pause;
            await ChangeAsync(row, r => r.LeasedUntil = null);
            LogNotRenewed(result.Reason ?? "");
            return present.Token != refused && present.ExpiresAt > clock.UtcNow ? present.Token : null;
        }

        await LoseConsentAsync(wasUncertain ? $"lost answer; {result.Reason}" : result.Reason ?? "refused", CancellationToken.None);
        return null;
    }

    private void Fill(ZaloToken row, ZaloTokenPair pair)
    {
        var now = clock.UtcNow;
        (row.AccessToken, row.RefreshToken) = (protector.Protect(pair.AccessToken), protector.Protect(pair.RefreshToken));
        (row.ExpiresAt, row.RenewedAt) = (now + pair.ExpiresIn, now);
        (row.LeasedUntil, row.IsUncertain, row.ConsentNeededAt, row.ConsentReason) = (null, false, null, null);
        row.Version++;
    }

    private async Task<bool> LeaseAsync(ZaloToken row, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var taken = await gate.WriteAsync(
            (db, token) => db.Set<ZaloToken>()
                .Where(t => t.OaId == row.OaId && t.Version == row.Version && (t.LeasedUntil == null || t.LeasedUntil <= now))
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.LeasedUntil, now + Lease).SetProperty(t => t.Version, t => t.Version + 1), token),
            cancellationToken);
        if (taken == 1)
        {
            row.Version++;
            row.LeasedUntil = now + Lease;
        }

        return taken == 1;
    }

    /// <summary>Writes down a change while the lease is ours.</summary>
    private Task ChangeAsync(ZaloToken row, Action<ZaloToken> change) => gate.WriteAsync(
        async (db, token) =>
        {
            db.Attach(row);
            change(row);
            await db.SaveChangesAsync(token);
            db.ChangeTracker.Clear();
        },
        CancellationToken.None);

    private async Task<ZaloToken> RowAsync(NtmLearnDbContext db, CancellationToken cancellationToken)
    {
        var oaId = options.Value.OaId!;
        if (await db.Set<ZaloToken>().SingleOrDefaultAsync(t => t.OaId == oaId, cancellationToken) is { } present)
        {
            return present;
        }

        var made = new ZaloToken { OaId = oaId };
        db.Add(made);
        return made;
    }

    private async Task<ZaloToken?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<ZaloToken>().AsNoTracking().SingleOrDefaultAsync(t => t.OaId == options.Value.OaId, cancellationToken);
    }

    private Held? Hold(ZaloToken row)
    {
        try
        {
            var life = row.ExpiresAt!.Value - row.RenewedAt!.Value;
            var ahead = TimeSpan.FromHours(options.Value.RenewHoursBefore);
            var renewAt = row.ExpiresAt.Value - (ahead < life / 2 ? ahead : life / 2);
            return held = new Held(protector.Unprotect(row.AccessToken!), row.ExpiresAt.Value, renewAt);
        }
        catch (CryptographicException)
        {
            return held = null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The OA's tokens were renewed")]
    private partial void LogRenewed();

    [LoggerMessage(Level = LogLevel.Information, Message = "An administrator of the OA has consented")]
    private partial void LogConsented();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The OA's tokens could not be renewed now: {Reason}; tried again soon")]
    private partial void LogNotRenewed(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing can be sent over Zalo: an administrator of the OA must consent again ({Reason}). Run: zalo connect")]
    private partial void LogConsentNeeded(string reason);

    private sealed record Held(string Token, DateTime ExpiresAt, DateTime RenewAt);
}
