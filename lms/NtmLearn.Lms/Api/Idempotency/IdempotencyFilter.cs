using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Api.Errors;
using NtmLearn.Lms.Api.Keys;

namespace NtmLearn.Lms.Api.Idempotency;

/// <summary>Keeps the promise of the <c>Idempotency-Key</c> that <see cref="ApiRequests"/> asks every write for.</summary>
public static class IdempotencyFilter
{
    private const string RetryAfterSeconds = "5";

    /// <summary>
    /// Every POST, PUT, PATCH and DELETE of the group carries a key. A handler that takes an <see cref="IdempotencyContext"/>
    /// writes through it; one with <see cref="KeepsOwnKeysAttribute"/> keeps the promise by itself; for any other the key is
    /// taken before it runs and its response kept after.
    /// </summary>
    public static RouteGroupBuilder RequireIdempotencyKey(this RouteGroupBuilder group) => group.AddEndpointFilterFactory((factory, next) =>
    {
        if (factory.MethodInfo.IsDefined(typeof(KeepsOwnKeysAttribute), inherit: false))
        {
            return next;
        }

        var joins = factory.MethodInfo.GetParameters().Any(p => p.ParameterType == typeof(IdempotencyContext));
        return invocation => ApiRequests.IsWrite(invocation.HttpContext.Request.Method)
            ? GuardAsync(invocation, next, joins)
            : next(invocation);
    });

    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next, bool joins)
    {
        var http = invocation.HttpContext;

        // A request without one did not come this far.
        var key = IdempotencyKey.Read(http.Request.Headers[IdempotencyKey.Header]).Key!;
        var pattern = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? http.Request.Path.Value ?? "";
        var call = new IdempotentCall(
            ApiCaller.IdOf(http.User), $"{http.Request.Method} {pattern}", key, await RequestHash.OfAsync(http.Request, http.RequestAborted));
        var writer = http.RequestServices.GetRequiredService<IdempotentWriter>();
        return joins ? await JoinAsync(invocation, next, writer, call) : await ClaimAsync(invocation, next, writer, call);
    }

    private static async Task<object?> JoinAsync(
        EndpointFilterInvocationContext invocation, EndpointFilterDelegate next, IdempotentWriter writer, IdempotentCall call)
    {
        // Before the handler looks at things as they are now: what was done may have changed them.
        var http = invocation.HttpContext;
        if (await writer.FindAsync(call, http.RequestAborted) is { } known)
        {
            return Answer(http, known);
        }

        var context = http.RequestServices.GetRequiredService<IdempotencyContext>();
        context.Begin(http, call);
        object? result = null;
        try
        {
            result = await next(invocation);
        }
        catch (IdempotencyContext.SettledException)
        {
            // The outcome says how.
        }

        if (context.Outcome is { } outcome)
        {
            return Answer(http, outcome);
        }

        var response = await IdempotentResponse.OfAsync(http, result);
        return response.IsDone
            ? throw new InvalidOperationException($"{call.Route} takes an IdempotencyContext but did not write through it.")
            : new IdempotentResult(response, IsReplayed: false);
    }

    private static async Task<object?> ClaimAsync(
        EndpointFilterInvocationContext invocation, EndpointFilterDelegate next, IdempotentWriter writer, IdempotentCall call)
    {
        var http = invocation.HttpContext;
        var (claim, known) = await writer.TakeAsync(call, http.RequestAborted);
        if (claim is not { } own)
        {
            return Answer(http, known!);
        }

        IdempotentResponse response;
        try
        {
            IdempotentClaim.Current = own;
            response = await IdempotentResponse.OfAsync(http, await next(invocation));
        }
        catch
        {
            await writer.ReleaseAsync(own, CancellationToken.None);
            throw;
        }

        await writer.FinishAsync(own, response, CancellationToken.None);
        return new IdempotentResult(response, IsReplayed: false);
    }

    private static IResult Answer(HttpContext http, IdempotentOutcome outcome)
    {
        switch (outcome.Kind)
        {
            case IdempotentOutcomeKind.OtherRequest:
                return ApiProblems.Problem(
                    http,
                    StatusCodes.Status422UnprocessableEntity,
                    $"{IdempotencyKey.Header} này đã dùng cho một yêu cầu khác. Việc mới thì dùng mã mới.");
            case IdempotentOutcomeKind.Running:
                http.Response.Headers.RetryAfter = RetryAfterSeconds;
                return ApiProblems.Problem(
                    http,
                    StatusCodes.Status409Conflict,
                    "Yêu cầu này đang được thực hiện. Hãy chờ số giây ghi ở tiêu đề “Retry-After” rồi gửi lại với cùng mã.");
            case IdempotentOutcomeKind.Lost:
                return ApiProblems.Problem(
                    http,
                    StatusCodes.Status409Conflict,
                    "Yêu cầu này đã được ghi, nhưng chương trình dừng trước khi kịp trả lời. Đừng gửi lại với mã khác: hãy đọc lại dữ liệu để thấy kết quả.");
            default:
                return new IdempotentResult(outcome.Response!, outcome.Kind == IdempotentOutcomeKind.Replayed);
        }
    }

    /// <summary>Sends a response as it is kept.</summary>
    private sealed record IdempotentResult(IdempotentResponse Response, bool IsReplayed) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = Response.Status;
            if (Response.Location is { } location)
            {
                response.Headers.Location = location;
            }

            if (IsReplayed)
            {
                response.Headers[IdempotencyKey.ReplayedHeader] = "true";
            }

            if (Response.Body is { } body)
            {
                response.ContentType = Response.ContentType;
                await response.Body.WriteAsync(body, httpContext.RequestAborted);
            }
        }
    }
}
