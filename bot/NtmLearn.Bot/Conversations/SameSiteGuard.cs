using Microsoft.AspNetCore.Http;

namespace NtmLearn.Bot.Conversations;

/// <summary>
/// Keeps other sites from posting in a visitor's name without a token in the page: browsers say where a request comes
/// from, and the conversation cookie is SameSite=Strict besides. A request that says nothing is no browser's.
/// </summary>
internal static class SameSiteGuard
{
    public static bool IsForeign(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is not ("same-origin" or "none");
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.IsDefaultPort ? uri.Host : uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
