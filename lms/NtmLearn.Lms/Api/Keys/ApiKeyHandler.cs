using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Api.Errors;

namespace NtmLearn.Lms.Api.Keys;

/// <summary>The authentication scheme of keys: <c>Authorization: Bearer ntm_…</c>. Other bearers are none of its business.</summary>
public sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyService keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "ApiKey";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization;
        if (header is not [{ } value] || !value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            || value[Bearer.Length..].Trim() is not { } text || !text.StartsWith(ApiKeySecret.Start, StringComparison.Ordinal))
        {
            return AuthenticateResult.NoResult();
        }

        var (key, refusal) = await keys.RecogniseAsync(text, Context.RequestAborted);
        if (key is null)
        {
            return AuthenticateResult.Fail(refusal!);
        }

        List<Claim> claims =
        [
            new(ApiKeyClaims.Kind, ApiKeyClaims.ApiKeyKind),
            new(ApiKeyClaims.Id, key.ApiKeyId.ToString()),
            new(ApiKeyClaims.Role, key.Role.ToString()),
        ];
        if (key.UnitId is { } unit)
        {
            claims.Add(new Claim(ApiKeyClaims.Unit, unit.ToString()));
        }

        var identity = new ClaimsIdentity(claims, SchemeName, ApiKeyClaims.Id, ApiKeyClaims.Role);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        Response.Headers.WWWAuthenticate = result.Failure is null
            ? "Bearer realm=\"NtmLearn\""
            : "Bearer realm=\"NtmLearn\", error=\"invalid_token\"";
        Response.Headers.CacheControl = "no-store";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        await ApiProblems.Problem(Context, StatusCodes.Status401Unauthorized, result.Failure?.Message).ExecuteAsync(Context);
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        await ApiProblems.Problem(Context, StatusCodes.Status403Forbidden).ExecuteAsync(Context);
    }
}
