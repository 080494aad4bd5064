using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NtmLearn.Lms.Api.Errors;

/// <summary>Whatever goes wrong under the address of the API ends as a <c>ProblemDetails</c>.</summary>
internal static partial class ApiErrors
{
    public static async Task GuardAsync(HttpContext http, RequestDelegate next)
    {
        var isApi = http.Request.Path.StartsWithSegments(ApiModule.Prefix);
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException exception) when (!http.Response.HasStarted)
        {
            // Elsewhere a status and no words, as the framework does by itself.
            http.Response.StatusCode = exception.StatusCode;
            if (isApi)
            {
                await TellAsync(http, RequestFault.Of(exception));
            }

            return;
        }
        catch (OperationCanceledException) when (isApi && http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception) when (isApi && !http.Response.HasStarted)
        {
            LogFailed(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiErrors)), exception, http.Request.Method);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await TellAsync(http, fault: null);
            return;
        }

        if (isApi && http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 })
        {
            await TellAsync(http, fault: null);
        }
    }

    private static Task TellAsync(HttpContext http, RequestFault? fault)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentLength = null;
        return fault is { Field: { } field } && http.Response.StatusCode == StatusCodes.Status400BadRequest
            ? ApiProblems.Field(http, field, fault.Message).ExecuteAsync(http)
            : ApiProblems.Problem(http, http.Response.StatusCode, fault?.Message).ExecuteAsync(http);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An API {Method} failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string method);
}
