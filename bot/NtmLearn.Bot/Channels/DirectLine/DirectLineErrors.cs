using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NtmLearn.Bot.Channels.DirectLine;

/// <summary>Keeps every refusal under the Direct Line address in its own wording, and a poll alive whatever happens.</summary>
public static partial class DirectLineErrors
{
    public static IApplicationBuilder UseDirectLineErrors(this IApplicationBuilder app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/v3/directline"), branch => branch.Use(GuardAsync));

    private static async Task GuardAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            LogFailed(
                http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DirectLineErrors)),
                exception,
                http.Request.Method);
            http.Response.Clear();
            await Answer(http).ExecuteAsync(http);
            return;
        }

        if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed })
        {
            await DirectLineError.NotAllowed.ExecuteAsync(http);
        }
        else if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound })
        {
            await DirectLineError.NoSuchCall.ExecuteAsync(http);
        }
    }

    /// <summary>Microsoft's client stops polling for good on any failure, so it is told that there is nothing new.</summary>
    private static IResult Answer(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && http.Request.Path.Value!.EndsWith("/activities", StringComparison.Ordinal)
            ? new ActivitySetResult([], Watermark.Parse(http.Request.Query["watermark"]))
            : DirectLineError.OurFault;

    [LoggerMessage(Level = LogLevel.Error, Message = "A Direct Line {Method} failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string method);
}
