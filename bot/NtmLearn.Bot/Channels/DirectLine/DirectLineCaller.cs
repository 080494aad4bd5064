using Microsoft.AspNetCore.Http;

namespace NtmLearn.Bot.Channels.DirectLine;

/// <summary>Who calls: the holder of a secret (no grant) or of a token.</summary>
internal sealed record DirectLineCaller(DirectLineGrant? Grant)
{
    public bool HasSecret => Grant is null;

    /// <summary>Reads the Authorization header. Exactly one of the two results is set.</summary>
    public static async Task<(DirectLineCaller? Caller, DirectLineError? Error)> ReadAsync(HttpContext http, DirectLineTokens tokens)
    {
        var header = http.Request.Headers.Authorization;
        if (header.Count != 1 || header[0]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var scheme, var value]
            || !scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return (null, DirectLineError.Unauthorised);
        }

        if (tokens.IsSecret(value))
        {
            return (new DirectLineCaller(Grant: null), null);
        }

        var (check, grant) = await tokens.CheckAsync(value);
        return check switch
        {
            TokenCheck.Expired => (null, DirectLineError.TokenExpired),
            TokenCheck.Valid when !IsTrusted(http, grant!) => (null, DirectLineError.Forbidden("This page may not host the chat.")),
            TokenCheck.Valid => (new DirectLineCaller(grant), null),
            _ => (null, DirectLineError.Forbidden("The secret or token is not known.")),
        };
    }

    /// <summary>A browser says which page it is on; only a browser is bound by it.</summary>
    public static bool IsTrusted(HttpContext http, DirectLineGrant grant) =>
        grant.TrustedOrigins.Count == 0
        || http.Request.Headers.Origin is not [{ Length: > 0 } origin]
        || grant.TrustedOrigins.Any(o => o.TrimEnd('/').Equals(origin, StringComparison.OrdinalIgnoreCase));
}
