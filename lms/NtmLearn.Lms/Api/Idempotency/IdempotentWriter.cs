using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Api.Idempotency;

/// <summary>
/// Does a piece of work once per caller, route and key. Key, work and response are one transaction, so there is no moment at
/// which a dying program leaves one without the others; of two that come together the unique constraint lets one in, and the
/// other is given its response.
/// </summary>
public sealed class IdempotentWriter(WriterGate gate, IDbContextFactory<NtmLearnDbContext> databases, TimeProvider clock)
{
    private DateTime Oldest => clock.UtcNow.AddDays(-IdempotentRequest.KeptDays);

    /// <summary>Does the work, or tells what came of it before.</summary>
    /// <param name="work">
    /// Given the context of the transaction; as any work of <see cref="WriterGate"/> it may be run again and saves its own
    /// changes. What it saved is undone when it throws or its response is neither 2xx, 3xx, 409 nor 422; the key is then unused.
    /// </param>
    public async Task<IdempotentOutcome> RunAsync(
        IdempotentCall call, Func<NtmLearnDbContext, CancellationToken, Task<IdempotentResponse>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await gate.WriteAsync(
                async (db, token) =>
                {
                    var claim = await ClaimAsync(db, call, token);
                    if (claim.Known is { } known)
                    {
                        return known;
                    }

                    var response = await work(db, token);
                    if (!response.IsKept)
                    {
                        throw new NotKeptException(response);
                    }

                    if (response.IsDone)
                    {
                        await db.SaveChangesAsync(token);
                    }

                    await KeepAsync(db, claim.Id, response, token);
                    return new IdempotentOutcome(IdempotentOutcomeKind.Done, response);
                },
                cancellationToken);
        }
        catch (NotKeptException exception)
        {
            return new IdempotentOutcome(IdempotentOutcomeKind.Done, exception.Response);
        }
    }

    /// <summary>What is known of a request already; null when it may be done. Writes nothing.</summary>
    public async Task<IdempotentOutcome?> FindAsync(IdempotentCall call, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return Judge(await RowAsync(db, call, cancellationToken), call);
    }

    /// <summary>
    /// Takes the key ahead of work that is not written through us. Exactly one of the two results is set. Who dies over the
    /// work leaves it to be taken over after <see cref="IdempotentRequest.Lease"/>, unless it had stored something: see
    /// <see cref="IdempotentClaim"/>.
    /// </summary>
    internal async Task<(Guid? Claim, IdempotentOutcome? Known)> TakeAsync(IdempotentCall call, CancellationToken cancellationToken)
    {
        var claim = await gate.WriteAsync((db, token) => ClaimAsync(db, call, token), cancellationToken);
        return claim.Known is null ? (claim.Id, null) : (null, claim.Known);
    }

    /// <summary>Keeps the response of work done under a claim, or gives the key back when it is none to keep.</summary>
    internal Task FinishAsync(Guid claim, IdempotentResponse response, CancellationToken cancellationToken) => response.IsKept
        ? gate.WriteAsync((db, token) => KeepAsync(db, claim, response, token), cancellationToken)
        : ReleaseAsync(claim, cancellationToken);

    /// <summary>Gives a key back, unless something was stored with it.</summary>
    internal Task ReleaseAsync(Guid claim, CancellationToken cancellationToken) => gate.WriteAsync(
        (db, token) => db.Set<IdempotentRequest>().Where(r => r.ClaimId == claim && r.State == IdempotentState.Running).ExecuteDeleteAsync(token), cancellationToken);

    private static Task<IdempotentRequest?> RowAsync(NtmLearnDbContext db, IdempotentCall call, CancellationToken cancellationToken) =>
        db.Set<IdempotentRequest>().AsNoTracking()
            .SingleOrDefaultAsync(r => r.Caller == call.Caller && r.Route == call.Route && r.Key == call.Key, cancellationToken);

    private static Task<int> KeepAsync(NtmLearnDbContext db, Guid claim, IdempotentResponse response, CancellationToken cancellationToken)
    {
        var kept = response.Kept ?? response;
        return db.Set<IdempotentRequest>().Where(r => r.ClaimId == claim).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, IdempotentState.Done)
                .SetProperty(r => r.Status, kept.Status)
                .SetProperty(r => r.ContentType, kept.ContentType)
                .SetProperty(r => r.Location, kept.Location)
                .SetProperty(r => r.Body, kept.Body),
            cancellationToken);
    }

    private async Task<(Guid Id, IdempotentOutcome? Known)> ClaimAsync(
        NtmLearnDbContext db, IdempotentCall call, CancellationToken cancellationToken)
    {
        var (now, claim) = (clock.UtcNow, clock.NewId());
        while (await RowAsync(db, call, cancellationToken) is { } row)
        {
            if (Judge(row, call) is { } known)
            {
                return (Guid.Empty, known);
            }

            if (await TakeOverAsync(db, row, call, claim, now, cancellationToken))
            {
                return (claim, null);
            }

            // It was taken over by somebody else, or deleted since its days are over: looking again tells which.
        }

        var added = db.Add(new IdempotentRequest
        {
            IdempotentRequestId = clock.NewId(),
            Caller = call.Caller,
            Route = call.Route,
            Key = call.Key,
            RequestHash = call.Hash,
            State = IdempotentState.Running,
            ClaimId = claim,
            ClaimedAt = now,
            CreatedAt = now,
        });
        await db.SaveChangesAsync(cancellationToken);
        added.State = EntityState.Detached;
        return (claim, null);
    }

    private static async Task<bool> TakeOverAsync(
        NtmLearnDbContext db, IdempotentRequest row, IdempotentCall call, Guid claim, DateTime now, CancellationToken cancellationToken) =>
        await db.Set<IdempotentRequest>()
            .Where(r => r.IdempotentRequestId == row.IdempotentRequestId && r.ClaimId == row.ClaimId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(r => r.State, IdempotentState.Running)
                    .SetProperty(r => r.RequestHash, call.Hash)
                    .SetProperty(r => r.ClaimId, claim)
                    .SetProperty(r => r.ClaimedAt, now)
                    .SetProperty(r => r.CreatedAt, now),
                cancellationToken) == 1;

    private IdempotentOutcome? Judge(IdempotentRequest? row, IdempotentCall call)
    {
        if (row is null || row.CreatedAt < Oldest)
        {
            return null;
        }

        if (row.RequestHash != call.Hash)
        {
            return new IdempotentOutcome(IdempotentOutcomeKind.OtherRequest);
        }

        if (row.State == IdempotentState.Done)
        {
            return new IdempotentOutcome(
                IdempotentOutcomeKind.Replayed,
                new IdempotentResponse(row.Status ?? 200, row.ContentType, row.Body, row.Location));
        }

        return row.ClaimedAt > clock.UtcNow - IdempotentRequest.Lease ? new IdempotentOutcome(IdempotentOutcomeKind.Running)
            : row.State == IdempotentState.Stored ? new IdempotentOutcome(IdempotentOutcomeKind.Lost)
            : null;
    }

    /// <summary>Carries a response out of a transaction that shall leave no trace.</summary>
    private sealed class NotKeptException(IdempotentResponse response) : Exception
    {
        public IdempotentResponse Response => response;
    }
}
