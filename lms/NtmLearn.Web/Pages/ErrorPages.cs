using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Web.Pages;

/// <summary>Pages for people in place of empty errors; programs keep what their protocol says.</summary>
internal static class ErrorPages
{
    public static async Task ShowFailureAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (WantsPage(context))
        {
            await RenderAsync(context);
        }
        else
        {
            await TypedResults.Problem(statusCode: StatusCodes.Status500InternalServerError).ExecuteAsync(context);
        }
    }

    public static async Task ShowStatusAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        if (WantsPage(context) && HasPage(context.Response.StatusCode))
        {
            await RenderAsync(context);
        }
    }

    private static bool HasPage(int status) =>
        status is StatusCodes.Status400BadRequest or StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound or >= StatusCodes.Status500InternalServerError;

    private static bool WantsPage(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments("/v3")
        && !context.Request.Path.StartsWithSegments("/api");

    private static Task RenderAsync(HttpContext context) =>
        new RazorComponentResult<ErrorPage>(new
        {
            Status = context.Response.StatusCode,
            Reference = context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? Activity.Current?.TraceId.ToString() : null,
        })
        { StatusCode = context.Response.StatusCode }.ExecuteAsync(context);
}
