using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace NtmLearn.Lms.Screens.Forms;

/// <summary>
/// Lets a form through only from our own pages, by what browsers say themselves (Fetch Metadata, else <c>Origin</c>, else
/// <c>Referer</c>). For the few forms whose page is the same for everybody and kept: a token is a visitor's own.
/// </summary>
internal static class SameOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>In place of a token in the form.</summary>
    public static RouteHandlerBuilder RequireSameOrigin(this RouteHandlerBuilder endpoint) => endpoint
        .DisableAntiforgery()
        .AddEndpointFilter(async (invocation, next) => IsOurs(invocation.HttpContext.Request)
            ? await next(invocation)
            : Results.StatusCode(StatusCodes.Status400BadRequest));

    /// <summary>Whoever says nothing of where it comes from is no browser of the last fifteen years.</summary>
    private static bool IsOurs(HttpRequest request)
    {
        var headers = request.Headers;
        return headers[FetchSite] is [{ Length: > 0 } site] ? site is "same-origin" or "none"
            : headers.Origin is [{ Length: > 0 } origin] ? IsOf(request, origin)
            : headers.Referer is [{ Length: > 0 } page] && IsOf(request, page);
    }

    private static bool IsOf(HttpRequest request, string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var from)
        && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own)
        && Uri.Compare(from, own, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
