using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Bot.Conversations;
using NtmLearn.Lms.Access;

namespace NtmLearn.Bot.Channels.Zalo.Access;

/// <summary>What Zalo returns a browser with.</summary>
internal sealed record ZaloCallback(string? Code, string? OaId, string? State, string? Error);

/// <summary>Where an administrator of the OA sets out to consent and where Zalo sends them back.</summary>
internal static class ZaloConsentEndpoints
{
    private const string Cookie = "zalo-consent";

    public static IEndpointRouteBuilder MapZaloConsent(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").WithTags("Zalo").ExcludeFromDescription().AllowEverybody();
        group.MapGet(ZaloConsent.ConnectPath, ConnectAsync);
        group.MapGet(ZaloConsent.CallbackPath, ReturnAsync);
        return routes;
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<ZaloConsentPage>>> ConnectAsync(
        string? key, HttpContext http, ZaloConsent consent, ZaloTokens tokens, RunMode mode, CancellationToken cancellationToken)
    {
        Keep(http.Response);
        var standing = await tokens.ReadStandingAsync(cancellationToken);
        if (!standing.Sends)
        {
            return Page(new ZaloConsentResult(ZaloConsentOutcome.Off), standing);
        }

        // A demonstration is reached from its own machine only.
        if (!mode.IsDemo && !await consent.SpendKeyAsync(key, cancellationToken))
        {
            return Page(new ZaloConsentResult(ZaloConsentOutcome.LinkSpent), standing);
        }

        var start = consent.Begin();
        http.Response.Cookies.Append(Cookie, start.Ticket, CookieOptions(http.Request, ZaloConsent.TicketLifetime));
        return TypedResults.Redirect(start.Url);
    }

    private static async Task<RazorComponentResult<ZaloConsentPage>> ReturnAsync(
        string? code,
        [FromQuery(Name = "oa_id")] string? oaId,
        string? state,
        string? error,
        HttpContext http,
        ZaloConsent consent,
        ZaloTokens tokens,
        CancellationToken cancellationToken)
    {
        Keep(http.Response);
        var ticket = http.Request.Cookies[Cookie];
        http.Response.Cookies.Delete(Cookie, CookieOptions(http.Request, lifetime: null));
        var result = await consent.CompleteAsync(new ZaloCallback(code, oaId, state, error), ticket, cancellationToken);
        return Page(result, await tokens.ReadStandingAsync(cancellationToken));
    }

    private static RazorComponentResult<ZaloConsentPage> Page(ZaloConsentResult result, ZaloStanding standing) =>
        new(new { Result = result, Standing = standing })
        {
            StatusCode = result.Outcome switch
            {
                ZaloConsentOutcome.Connected => StatusCodes.Status200OK,
                ZaloConsentOutcome.LinkSpent or ZaloConsentOutcome.Off => StatusCodes.Status404NotFound,
                _ => StatusCodes.Status400BadRequest,
            },
        };

    /// <summary>The address holds a key or a code: it is kept nowhere and told to nobody.</summary>
    private static void Keep(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }

    // Zalo's site sends the browser back, so the cookie is not strict.
    private static CookieOptions CookieOptions(HttpRequest request, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = lifetime,
        Path = "/zalo",
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
    };
}
