using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Lms;

namespace NtmLearn.Bot.Channels.Zalo.Access;

/// <summary>
/// Gives access tokens that are good. Over all callers and nodes one renews, since a refresh token is good once; who still
/// holds a good token is never kept waiting for that.
/// </summary>
internal sealed partial class ZaloTokens(
    ZaloTokenStore store, ZaloOAuth oauth, IOptions<ZaloOptions> options, TimeProvider clock, ILogger<ZaloTokens> logger) : IAsyncDisposable
{
    private const int SaveAttempts = 5;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    private readonly Lock sync = new();
    private readonly CancellationTokenSource stopping = new();
    private Task<ZaloHeldToken?>? running;
    private volatile ZaloHeldToken? held;
    private (ZaloPair Pair, string Forerunner)? unsaved;
    private DateTime restUntil;
    private DateTime lookFrom;
    private int failures;
    private bool triedAfterRefusal;

    /// <summary>A token that may be used now; null when sending is off, consent is needed, or Zalo cannot be asked at the moment.</summary>
    public async Task<string?> GetAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Sends)
        {
            return null;
        }

        var now = clock.UtcNow;
        if (held is { } token && token.IsGood(now))
        {
            if (now >= token.RenewFrom && now >= lookFrom)
            {
                _ = RenewOnceAsync(refused: null, afterRefusal: false);
            }

            return token.AccessToken;
        }

        return now < restUntil ? null : (await RenewOnceAsync(refused: null, afterRefusal: false).WaitAsync(cancellationToken))?.AccessToken;
    }

    /// <summary>After Zalo refused a token: a newer one, which somebody has renewed already or we renew now; null as in <see cref="GetAsync"/>.</summary>
    public async Task<string?> ReplaceAsync(string refused, CancellationToken cancellationToken)
    {
        if (!options.Value.Sends)
        {
            return null;
        }

        // The second time, the renewal that was under way when we came did not know that the token was refused.
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            if (held is { } token && token.AccessToken == refused)
            {
                held = null;
            }
            else if (held?.IsGood(clock.UtcNow) == true)
            {
                return held?.AccessToken;
            }

            if (clock.UtcNow < restUntil)
            {
                return null;
            }

            if (await RenewOnceAsync(refused, afterRefusal: false).WaitAsync(cancellationToken) is { } newer && newer.AccessToken != refused)
            {
                return newer.AccessToken;
            }
        }

        return null;
    }

    /// <summary>Renews when it is time; for the job. The first time after a start also when Zalo refused before.</summary>
    public async Task RenewAheadAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Sends && clock.UtcNow >= restUntil)
        {
            var afterRefusal = !triedAfterRefusal;
            triedAfterRefusal = true;
            await RenewOnceAsync(refused: null, afterRefusal).WaitAsync(cancellationToken);
        }
    }

    /// <summary>Takes a pair from a consent or from Zalo's console.</summary>
    public async Task AdoptAsync(ZaloPair pair, CancellationToken cancellationToken)
    {
        held = await store.SaveAsync(pair, forerunner: null, cancellationToken);
        (restUntil, failures) = (default, 0);
        LogConnected(held?.ExpiresAt);
    }

    /// <summary>The OA took its permission back.</summary>
    public async Task RevokeAsync(string reason, CancellationToken cancellationToken)
    {
        held = null;
        if (await store.RevokeAsync(reason, cancellationToken))
        {
            LogConsentNeeded(reason);
        }
    }

    public async Task<ZaloStanding> ReadStandingAsync(CancellationToken cancellationToken)
    {
        var standing = ZaloStanding.Of(options.Value, options.Value.Sends ? await store.ReadAsync(cancellationToken) : null, clock.UtcNow);
        ZaloMetrics.Record(standing, clock.UtcNow);
        return standing;
    }

    /// <summary>A renewal under way is brought to its end, since its token is used up.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        if (running is { } last)
        {
            await ((Task)last).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        stopping.Dispose();
    }

    private Task<ZaloHeldToken?> RenewOnceAsync(string? refused, bool afterRefusal)
    {
        lock (sync)
        {
            return running ??= Task.Run(async () =>
            {
                try
                {
                    return held = await RenewAsync(refused, afterRefusal);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    // Whoever renews ahead does not wait to hear of it.
                    LogFailed(exception);
                    throw;
                }
                finally
                {
                    lock (sync)
                    {
                        lookFrom = clock.UtcNow + LookAgain;
                        running = null;
                    }
                }
            });
        }
    }

    private async Task<ZaloHeldToken?> RenewAsync(string? refused, bool afterRefusal)
    {
        if (unsaved is { } pending)
        {
            await SaveAsync(pending.Pair, pending.Forerunner);
        }

        var patience = clock.UtcNow + store.Lease;
        while (true)
        {
            var turn = await store.TakeTurnAsync(refused, afterRefusal, stopping.Token);
            switch (turn.Kind)
            {
                case ZaloTurnKind.Ours:
                    return await RefreshAsync(turn);
                case ZaloTurnKind.Busy when turn.Held is null && clock.UtcNow < patience:
                    await Task.Delay(Poll, clock, stopping.Token);
                    continue;
                case ZaloTurnKind.Busy when turn.Held is null:
                    restUntil = turn.BusyUntil ?? default;
                    return null;
                default:
                    Tell(turn.NewReason);
                    return turn.Held;
            }
        }
    }

    private async Task<ZaloHeldToken?> RefreshAsync(ZaloTurn turn)
    {
        var grant = await oauth.RefreshAsync(turn.RefreshToken!, CancellationToken.None);
        if (grant.Outcome == ZaloGrantOutcome.Unknown)
        {
            // The old token may be used up, or may never have arrived; trying it once more tells which.
            LogUncertain(grant.Reason);
            if (!await store.HoldAsync(turn, clock.UtcNow + store.Lease, isUncertain: true, CancellationToken.None))
            {
                return turn.Held;
            }

            turn.Version++;
            await Task.Delay(Breath, clock, stopping.Token);
            grant = await oauth.RefreshAsync(turn.RefreshToken!, CancellationToken.None);
        }

        switch (grant.Outcome)
        {
            case ZaloGrantOutcome.Given:
                return await SaveAsync(grant.Pair!, turn.Kept!);
            case ZaloGrantOutcome.Refused:
                Tell(await store.RefuseAsync(turn, grant.Reason, CancellationToken.None) ? grant.Reason : null);
                return turn.Held;
            default:
                failures++;
                var rest = Rest(failures);
                restUntil = clock.UtcNow + rest;
                await store.HoldAsync(turn, restUntil, grant.Outcome == ZaloGrantOutcome.Unknown, CancellationToken.None);
                LogPostponed(grant.Reason, (int)rest.TotalSeconds);
                return turn.Held;
        }
    }

    /// <summary>On the disk before anybody sees it: a pair that is lost costs a consent.</summary>
    private async Task<ZaloHeldToken?> SaveAsync(ZaloPair pair, string forerunner)
    {
        unsaved = (pair, forerunner);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var saved = await store.SaveAsync(pair, forerunner, CancellationToken.None);
                unsaved = null;
                (restUntil, failures) = (default, 0);
                LogRenewed(saved?.ExpiresAt);
                return saved;
            }
            catch (Exception exception) when (attempt < SaveAttempts && exception is not OperationCanceledException)
            {
                LogUnsaved(exception);
                await Task.Delay(Breath, clock, CancellationToken.None);
            }
        }
    }

    private void Tell(string? newReason)
    {
        if (newReason is not null)
        {
            LogConsentNeeded(newReason);
        }
    }

    private static TimeSpan Rest(int failures)
    {
        var rest = ShortestRest * Math.Pow(2, Math.Min(failures, 10) - 1);
        return rest < LongestRest ? rest : LongestRest;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Zalo sends nothing more until an administrator of the OA consents again ({Reason}): run the verb 'zalo connect'")]
    private partial void LogConsentNeeded(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Renewing Zalo's token brought no clear answer ({Reason}); it is tried once more")]
    private partial void LogUncertain(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Zalo's token could not be renewed ({Reason}); again in {Seconds} s")]
    private partial void LogPostponed(string reason, int seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Zalo's new tokens could not be kept; they are tried again and not used before")]
    private partial void LogUnsaved(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Renewing Zalo's token failed")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Zalo's token renewed; good until {ExpiresAt}")]
    private partial void LogRenewed(DateTime? expiresAt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Zalo is connected; the token is good until {ExpiresAt}")]
    private partial void LogConnected(DateTime? expiresAt);
}
