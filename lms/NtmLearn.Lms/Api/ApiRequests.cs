using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Api.Errors;
using NtmLearn.Lms.Api.Idempotency;

namespace NtmLearn.Lms.Api;

/// <summary>What is done with every request to the API before its body is read.</summary>
internal static class ApiRequests
{
    public static bool IsWrite(string method) =>
        HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method) || HttpMethods.IsDelete(method);

    public static async Task PrepareAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!http.RequestServices.GetRequiredService<ApiLimiter>().Admits(http))
        {
            return;
        }

        if (IsWrite(http.Request.Method))
        {
            if (!HttpMethods.IsDelete(http.Request.Method) && http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            {
                await ApiProblems.Problem(http, StatusCodes.Status400BadRequest, "Yêu cầu không có nội dung. Hãy gửi một đối tượng JSON.").ExecuteAsync(http);
                return;
            }

            if (IdempotencyKey.Read(http.Request.Headers[IdempotencyKey.Header]).Problem is { } missing)
            {
                await ApiProblems.Problem(http, StatusCodes.Status400BadRequest, missing).ExecuteAsync(http);
                return;
            }

            // What has begun to be written is written to its end, and its response is kept, even when the caller is gone.
            http.RequestAborted = CancellationToken.None;
            http.Request.EnableBuffering();
        }

        await next(http);
    }
}
