using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.OAuth;

/// <summary>Reads the <c>access_token</c> header. The two hosts say the same in different numbers.</summary>
internal sealed class AccessTokenCheck(TokenStore tokens)
{
    public Refusal? OnOpenApi(HttpRequest request) => Check(request) switch
    {
        TokenState.Unknown => new(-216, "Access token is invalid"),
        TokenState.Expired => new(-216, "Access token has expired"),
        TokenState.Revoked => new(-220, "Access token is expired or removed"),
        _ => null,
    };

    public Refusal? OnBusiness(HttpRequest request) =>
        Check(request) == TokenState.Valid ? null : new(-124, "Access token invalid");

    private TokenState Check(HttpRequest request) => tokens.Check(request.Headers["access_token"].FirstOrDefault());
}
