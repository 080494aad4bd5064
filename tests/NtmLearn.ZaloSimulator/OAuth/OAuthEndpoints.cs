using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.OAuth;

/// <summary>OAuth v4 for OAs. Consent is given at once, since nobody has to be asked here.</summary>
internal static class OAuthEndpoints
{
    private const int InvalidApp = -14002;
    private const int InvalidRedirectOrVerifier = -14003;

    // No code is documented for these; clients must look for the missing token, not for a number.
    private const int InvalidRefreshToken = -14014;
    private const int InvalidRequest = -14004;

    public static IEndpointRouteBuilder MapOAuth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v4/oa/permission", Consent).Named(ZaloEndpoint.Permission);
        routes.MapPost("/v4/oa/access_token", IssueTokensAsync).Named(ZaloEndpoint.AccessToken);
        return routes;
    }

    private static Results<RedirectHttpResult, ContentHttpResult> Consent(HttpRequest request, ZaloSimulatorOptions options, TokenStore tokens)
    {
        if (request.Query["app_id"] != options.AppId)
        {
            return Failed(InvalidApp, "Invalid app", "App id is invalid or the app is not active");
        }

        if (!Uri.TryCreate(request.Query["redirect_uri"], UriKind.Absolute, out var redirect)
            || (options.RedirectUris.Count > 0 && !options.RedirectUris.Contains(redirect)))
        {
            return Failed(InvalidRedirectOrVerifier, "Invalid redirect uri", "Redirect uri is not registered");
        }

        var challenge = request.Query["code_challenge"].FirstOrDefault() is { Length: > 0 } sent ? sent : options.ConsoleCodeChallenge;
        if (challenge is null && options.RequireCodeChallenge)
        {
            return Failed(InvalidRequest, "Invalid code challenge", "Code challenge is missing");
        }

        var answer = new Dictionary<string, string?> { ["code"] = tokens.IssueCode(challenge), ["oa_id"] = options.OaId };
        if (request.Query["state"].FirstOrDefault() is { } state)
        {
            answer["state"] = state;
        }

        return TypedResults.Redirect(QueryHelpers.AddQueryString(redirect.AbsoluteUri, answer));
    }

    private static async Task<ContentHttpResult> IssueTokensAsync(
        HttpRequest request, ZaloSimulatorOptions options, TokenStore tokens, CancellationToken cancellationToken)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return Failed(InvalidRequest, "Invalid request", "A form is expected");
        }

        var form = await request.ReadFormAsync(cancellationToken);
        if (form["app_id"] != options.AppId)
        {
            return Failed(InvalidApp, "Invalid app", "App id is invalid or the app is not active");
        }

        if (request.Headers["secret_key"] != options.AppSecret)
        {
            return Failed(InvalidRequest, "Invalid secret key", "Secret key is invalid");
        }

        return form["grant_type"].ToString() switch
        {
            "authorization_code" => Exchange(tokens, form["code"].ToString(), form["code_verifier"].FirstOrDefault()),
            "refresh_token" => tokens.Refresh(form["refresh_token"].ToString()) is { } pair
                ? Issued(pair)
                : Failed(InvalidRefreshToken, "Invalid refresh token", "invalid refresh token"),
            _ => Failed(InvalidRequest, "Invalid grant type", "Grant type is invalid"),
        };
    }

    private static ContentHttpResult Exchange(TokenStore tokens, string code, string? verifier) => tokens.Exchange(code, verifier) switch
    {
        ({ } pair, _) => Issued(pair),
        (_, VerifierFits: false) => Failed(InvalidRedirectOrVerifier, "Invalid code verifier", "Code verifier is invalid"),
        _ => Failed(InvalidRequest, "Invalid code", "Authorized code is invalid or expired"),
    };

    private static ContentHttpResult Issued(TokenPair pair) => ZaloAnswer.Json(new()
    {
        ["access_token"] = pair.AccessToken,
        ["refresh_token"] = pair.RefreshToken,
        ["expires_in"] = TokenStore.AccessLifetime.TotalSeconds.ToString(CultureInfo.InvariantCulture),
    });

    private static ContentHttpResult Failed(int code, string name, string reason) => ZaloAnswer.Json(new()
    {
        ["error"] = code,
        ["error_name"] = name,
        ["error_reason"] = reason,
        ["error_description"] = reason,
        ["ref_doc"] = "https://developers.zalo.me/docs/official-account",
    });
}
