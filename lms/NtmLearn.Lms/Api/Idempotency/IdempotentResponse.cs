using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NtmLearn.Lms.Api.Idempotency;

/// <summary>A response as it is sent and kept, to the byte.</summary>
public sealed record IdempotentResponse(int Status, string? ContentType = null, byte[]? Body = null, string? Location = null)
{
    private const string JsonType = "application/json; charset=utf-8";

    /// <summary>What is kept in its place when it holds what may be shown only once; null: the response itself.</summary>
    public IdempotentResponse? Kept { get; init; }

    /// <summary>What was done, or refused by the rules. Anything else leaves no trace, and the key stays unused.</summary>
    internal bool IsKept => IsDone || Status is StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity;

    internal bool IsDone => Status is >= 200 and < 400;

    /// <summary>An object as JSON.</summary>
    public static IdempotentResponse Json<T>(IServiceProvider services, int status, T value, string? location = null) =>
        new(
            status,
            JsonType,
            JsonSerializer.SerializeToUtf8Bytes(value, services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions),
            location);

    /// <summary>What a form ends with: the browser goes on to a page.</summary>
    public static IdempotentResponse Redirect(string location) => new(StatusCodes.Status303SeeOther, Location: location);

    /// <summary>The result of a handler, written to memory instead of the caller.</summary>
    internal static async Task<IdempotentResponse> OfAsync(HttpContext http, object? result)
    {
        using var body = new MemoryStream();
        var capture = new DefaultHttpContext { RequestServices = http.RequestServices, User = http.User, TraceIdentifier = http.TraceIdentifier };
        capture.Request.Method = http.Request.Method;
        capture.Request.Scheme = http.Request.Scheme;
        capture.Request.Host = http.Request.Host;
        capture.Request.PathBase = http.Request.PathBase;
        capture.Request.Path = http.Request.Path;
        capture.Request.RouteValues = http.Request.RouteValues;
        capture.Response.Body = body;
        await (result switch
        {
            IResult own => own.ExecuteAsync(capture),
            null => Task.CompletedTask,
            _ => TypedResults.Json(result).ExecuteAsync(capture),
        });
        return new IdempotentResponse(
            capture.Response.StatusCode,
            capture.Response.ContentType,
            body.Length == 0 ? null : body.ToArray(),
            capture.Response.Headers.Location is [{ } location] ? location : null);
    }
}
