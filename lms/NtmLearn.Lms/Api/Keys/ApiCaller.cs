using System.Security.Claims;
using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Api.Keys;

/// <summary>Who calls, in one word.</summary>
public static class ApiCaller
{
    private const string Anonymous = "anonymous";

    /// <summary><c>apikey:…</c> for a key, <c>user:…</c> for whoever is signed in, else <c>anonymous</c>.</summary>
    public static string IdOf(ClaimsPrincipal user) =>
        user.FindFirst(ApiKeyClaims.Kind)?.Value == ApiKeyClaims.ApiKeyKind && user.FindFirst(ApiKeyClaims.Id)?.Value is { } key
            ? $"{ApiKeyClaims.ApiKeyKind}:{key}"
            : user.FindFirst(ClaimTypes.NameIdentifier)?.Value is { } id ? $"user:{id}" : Anonymous;

    /// <summary>The same for whoever a change is written down to; a program or an operator by its label.</summary>
    public static string IdOf(Actor actor) => actor switch
    {
        { Kind: ActorKind.ApiKey, Id: { } key } => $"{ApiKeyClaims.ApiKeyKind}:{key}",
        { Id: { } id } => $"user:{id}",
        _ => actor.Label ?? Anonymous,
    };
}
