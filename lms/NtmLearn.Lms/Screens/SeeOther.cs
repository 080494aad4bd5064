using Microsoft.AspNetCore.Http;

namespace NtmLearn.Lms.Screens;

/// <summary>What a form that was accepted answers: 303, so that the browser opens the page and sends nothing again.</summary>
/// <param name="path">A page of ours.</param>
public sealed class SeeOther(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        httpContext.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
