using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Channels.Zalo.Access;

/// <summary>The row of the OA's tokens: who may renew them, and what came of it. One for all nodes.</summary>
internal sealed class ZaloTokenStore(
    WriterGate gate,
    IDbContextFactory<NtmLearnDbContext> databases,
    IDataProtectionProvider protection,
    IOptions<ZaloOptions> options,
    TimeProvider clock)
{
    public const string NeverConnected = "never connected";
    public const string KeysLost = "the data-protection keys are not those the tokens were kept with";

    private const int ReasonMaxLength = 200;

    private readonly IDataProtector protector = protection.CreateProtector("NtmLearn.Zalo.Tokens");

    /// <summary>Long enough for two calls that both wait to the end, and the writing.</summary>
    public TimeSpan Lease => TimeSpan.FromSeconds((2 * options.Value.TimeoutSeconds) + 15);

    private string OaId => options.Value.OaId!;

    public async Task<ZaloToken?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<ZaloToken>().AsNoTracking().SingleOrDefaultAsync(t => t.OaId == OaId, cancellationToken);
    }

    /// <summary>Asks to renew.</summary>
    /// <param name="refused">The token that Zalo no longer takes; null when renewing ahead.</param>
    /// <param name="afterRefusal">Also when Zalo refused before: a wrong setting may have been put right.</param>
    public async Task<ZaloTurn> TakeTurnAsync(string? refused, bool afterRefusal, CancellationToken cancellationToken)
    {
        // Most callers find that there is nothing to take, and need not write for that.
        if (Look(await ReadAsync(cancellationToken), refused, afterRefusal) is { } found)
        {
            return found;
        }

        return await gate.WriteAsync(
            async (db, token) =>
            {
                var row = await FindAsync(db, token);
                if (Look(row, refused, afterRefusal) is { } settled)
                {
                    return settled;
                }

                row ??= Add(db);
                row.Version++;
                var turn = Unprotect(row.RefreshToken) is { } refresh ? Lend(row, refresh, refused) : Close(row, refused);
                await db.SaveChangesAsync(token);
                return turn;
            },
            cancellationToken);
    }

    /// <summary>Keeps a new pair. One that was renewed gives way when its forerunner has been replaced meanwhile.</summary>
    /// <param name="forerunner">The refresh token it was got with, as kept; null after a consent.</param>
    public Task<ZaloHeldToken?> SaveAsync(ZaloPair pair, string? forerunner, CancellationToken cancellationToken) => gate.WriteAsync(
        async (db, token) =>
        {
            var row = await FindAsync(db, token) ?? Add(db);
            if (forerunner is not null && row.RefreshToken != forerunner)
            {
                return Open(row);
            }

            row.AccessToken = protector.Protect(pair.AccessToken);
            row.RefreshToken = protector.Protect(pair.RefreshToken);
            row.RenewedAt = clock.UtcNow;
            row.ExpiresAt = clock.UtcNow + pair.Lifetime;
            row.LeasedUntil = null;
            row.IsUncertain = false;
            row.ConsentNeededAt = null;
            row.ConsentReason = null;
            row.Version++;
            await db.SaveChangesAsync(token);
            return Open(row);
        },
        cancellationToken);

    /// <summary>Keeps others away until a time, and notes whether the refresh token may be used up. False when the lease is no longer ours.</summary>
    public Task<bool> HoldAsync(ZaloTurn turn, DateTime until, bool isUncertain, CancellationToken cancellationToken) => ChangeAsync(
        turn,
        row =>
        {
            row.LeasedUntil = until;
            row.IsUncertain |= isUncertain;
        },
        cancellationToken);

    /// <summary>Ends a lease because Zalo refused. False when the lease is no longer ours.</summary>
    public Task<bool> RefuseAsync(ZaloTurn turn, string reason, CancellationToken cancellationToken) => ChangeAsync(
        turn,
        row =>
        {
            row.LeasedUntil = null;
            row.IsUncertain = false;
            NeedConsent(row, reason);
        },
        cancellationToken);

    /// <summary>Nothing works any more before somebody consents. True when that is news.</summary>
    public Task<bool> RevokeAsync(string reason, CancellationToken cancellationToken) => gate.WriteAsync(
        async (db, token) =>
        {
            var row = await FindAsync(db, token) ?? Add(db);
            var isNews = row.ConsentNeededAt is null;
            row.ExpiresAt = clock.UtcNow;
            row.Version++;
            NeedConsent(row, reason);
            await db.SaveChangesAsync(token);
            return isNews;
        },
        cancellationToken);

    /// <summary>The version that a consent link is good for. There is a row afterwards.</summary>
    public Task<int> VersionForLinkAsync(CancellationToken cancellationToken) => gate.WriteAsync(
        async (db, token) =>
        {
            if (await FindAsync(db, token) is { } row)
            {
                return row.Version;
            }

            row = Add(db);
            NeedConsent(row, NeverConnected);
            await db.SaveChangesAsync(token);
            return row.Version;
        },
        cancellationToken);

    /// <summary>True once: the row moves on, and other links of the same version are spent with it.</summary>
    public Task<bool> SpendLinkAsync(int version, CancellationToken cancellationToken) => gate.WriteAsync(
        async (db, token) =>
        {
            if (await FindAsync(db, token) is not { } row || row.Version != version)
            {
                return false;
            }

            row.Version++;
            await db.SaveChangesAsync(token);
            return true;
        },
        cancellationToken);

    private Task<bool> ChangeAsync(ZaloTurn turn, Action<ZaloToken> change, CancellationToken cancellationToken) => gate.WriteAsync(
        async (db, token) =>
        {
            if (await FindAsync(db, token) is not { } row || row.Version != turn.Version)
            {
                return false;
            }

            change(row);
            row.Version++;
            await db.SaveChangesAsync(token);
            return true;
        },
        cancellationToken);

    private Task<ZaloToken?> FindAsync(NtmLearnDbContext db, CancellationToken cancellationToken) =>
        db.Set<ZaloToken>().SingleOrDefaultAsync(t => t.OaId == OaId, cancellationToken);

    private ZaloToken Add(NtmLearnDbContext db)
    {
        var row = new ZaloToken { OaId = OaId };
        db.Add(row);
        return row;
    }

    /// <summary>Null when the turn is to be taken.</summary>
    private ZaloTurn? Look(ZaloToken? row, string? refused, bool afterRefusal)
    {
        if (row is null)
        {
            return null;
        }

        var now = clock.UtcNow;
        var held = Open(row) is { } token && token.IsGood(now) && token.AccessToken != refused ? token : null;
        if (held is not null && (refused is not null || now < held.RenewFrom))
        {
            return new ZaloTurn { Kind = ZaloTurnKind.Good, Held = held };
        }

        if (row.ConsentNeededAt is not null && !(afterRefusal && row.RefreshToken is not null))
        {
            return new ZaloTurn { Kind = ZaloTurnKind.Closed, Held = held };
        }

        return row.LeasedUntil > now ? new ZaloTurn { Kind = ZaloTurnKind.Busy, Held = held, BusyUntil = row.LeasedUntil } : null;
    }

    private ZaloTurn Lend(ZaloToken row, string refresh, string? refused)
    {
        var now = clock.UtcNow;
        row.LeasedUntil = now + Lease;
        if (refused is not null && row.ExpiresAt > now)
        {
            // So that nobody else is handed it meanwhile.
            row.ExpiresAt = now;
        }

        return new ZaloTurn
        {
            Kind = ZaloTurnKind.Ours,
            Held = Open(row) is { } held && held.IsGood(now) ? held : null,
            RefreshToken = refresh,
            Kept = row.RefreshToken,
            Version = row.Version,
        };
    }

    private ZaloTurn Close(ZaloToken row, string? refused)
    {
        var reason = row.RefreshToken is null ? NeverConnected : KeysLost;
        var isNews = row.ConsentNeededAt is null;
        NeedConsent(row, reason);
        var held = Open(row) is { } token && token.IsGood(clock.UtcNow) && token.AccessToken != refused ? token : null;
        return new ZaloTurn { Kind = ZaloTurnKind.Closed, Held = held, NewReason = isNews ? reason : null };
    }

    private void NeedConsent(ZaloToken row, string reason)
    {
        row.ConsentNeededAt ??= clock.UtcNow;
        row.ConsentReason = reason[..Math.Min(reason.Length, ReasonMaxLength)];
    }

    private ZaloHeldToken? Open(ZaloToken row)
    {
        if (row.ExpiresAt is not { } end || Unprotect(row.AccessToken) is not { } access)
        {
            return null;
        }

        // A token that lives shorter than usual is not renewed all the time.
        var ahead = TimeSpan.FromHours(options.Value.RenewHoursBefore);
        var half = (end - (row.RenewedAt ?? end)) / 2;
        return new ZaloHeldToken { AccessToken = access, ExpiresAt = end, RenewFrom = end - (half < ahead ? half : ahead) };
    }

    private string? Unprotect(string? kept)
    {
        try
        {
            return kept is null ? null : protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
