using Microsoft.AspNetCore.Http;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Api.Idempotency;

/// <summary>
/// The key of the request at hand. A handler of the API that takes one as a parameter writes through it, so that its work and
/// its response are one transaction. (One that cannot does without: the filter then takes the key ahead of it.)
/// </summary>
public sealed class IdempotencyContext(IdempotentWriter writer)
{
    private HttpContext? http;
    private IdempotentCall? call;

    /// <summary>Set once the handler has written through this.</summary>
    internal IdempotentOutcome? Outcome { get; private set; }

    internal void Begin(HttpContext context, IdempotentCall request) => (http, call) = (context, request);

    /// <summary>Does the work of the request and gives its result back, which the handler returns.</summary>
    /// <param name="work">As of <see cref="IdempotentWriter.RunAsync"/>: saves its own changes, and refuses by a result.</param>
    /// <param name="kept">
    /// What a repeated request is given in the place of a 2xx result, for results that hold what is shown only once.
    /// </param>
    public async Task<TResult> WriteAsync<TResult>(
        Func<NtmLearnDbContext, CancellationToken, Task<TResult>> work,
        CancellationToken cancellationToken,
        Func<TResult, IResult>? kept = null)
        where TResult : IResult
    {
        if (http is null || call is null || Outcome is not null)
        {
            throw new InvalidOperationException("A handler writes once, and in a group that requires an Idempotency-Key.");
        }

        TResult? result = default;
        Outcome = await writer.RunAsync(
            call,
            async (db, token) =>
            {
                result = await work(db, token);
                var response = await IdempotentResponse.OfAsync(http, result);
                return kept is not null && response.IsDone ? response with { Kept = await IdempotentResponse.OfAsync(http, kept(result)) } : response;
            },
            cancellationToken);

        // Another came first: there is no result of this handler's kind, and the rest of it must not run.
        return Outcome.Kind == IdempotentOutcomeKind.Done ? result! : throw new SettledException();
    }

    /// <summary>Leaves a handler whose request was settled by somebody else; the filter knows what to answer.</summary>
    internal sealed class SettledException : Exception;
}
