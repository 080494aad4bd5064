using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Accounts.SigningIn;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Access;

/// <summary>
/// Lets a request through to its endpoint, or says why not. An endpoint that does not say who may call it is not there.
/// Runs after <see cref="CallerMiddleware"/>; rows out of reach are the services' affair.
/// </summary>
public static class AccessGuard
{
    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        // An endpoint that routing made up itself answers 405 or 415.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(context);
            return;
        }

        var caller = context.RequestServices.GetRequiredService<Caller>();
        switch (endpoint.Metadata.GetMetadata<AccessRequirement>())
        {
            case null:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
            case { NeedsSignIn: false }:
                await next(context);
                break;
            case not null when !caller.IsKnown:
                AskToSignIn(context);
                break;
            case not null when caller.Unsettled is { } unsettled && endpoint.Metadata.GetMetadata<AllowsUnsettled>() is null:
                await SettleAsync(context, unsettled);
                break;
            case { Rights: { Count: > 0 } rights } when !rights.Any(caller.Can):
                await RefuseAsync(context, rights);
                break;
            default:
                context.Response.Headers.CacheControl = "no-store";
                await next(context);
                break;
        }
    }

    /// <summary>Programs get a status, people get a page.</summary>
    private static bool IsForPrograms(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static void AskToSignIn(HttpContext context)
    {
        if (IsForPrograms(context))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return;
        }

        // A form that was sent after the session ended cannot be sent again by itself; its page is asked for anew.
        var back = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : null;
        Redirect(context, back is null ? Done.Path(SignInPaths.SignIn, SignInPage.SessionEnded) : SignInPaths.ThenTo(back));
    }

    private static Task SettleAsync(HttpContext context, Unsettled unsettled)
    {
        if (IsForPrograms(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else
        {
            Redirect(context, unsettled == Unsettled.Password ? SignInPaths.Password : SignInPaths.TwoFactors);
        }

        return Task.CompletedTask;
    }

    private static async Task RefuseAsync(HttpContext context, IReadOnlyList<Right> rights)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        if (!IsForPrograms(context))
        {
            await new RazorComponentResult<DeniedPage>(new { Rights = rights }) { StatusCode = StatusCodes.Status403Forbidden }.ExecuteAsync(context);
        }
    }

    private static void Redirect(HttpContext context, string path)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = path;
        context.Response.Headers.CacheControl = "no-store";
    }
}
