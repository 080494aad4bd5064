using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Api.Errors;
using NtmLearn.Lms.Api.Idempotency;
using NtmLearn.Lms.Api.Paging;
using NtmLearn.Lms.Api.Validation;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Api.Keys;

/// <summary>What a new key shall be.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Role">The role whose rights it has: one that reaches more than what is somebody's own.</param>
/// <param name="UnitId">The unit, with those below, that a unit manager's key is bound to; none for other roles.</param>
/// <param name="ExpiresAt">From then on it is refused; none for no end.</param>
public sealed record CreateApiKeyRequest(
    [RequiredVi, MaxLengthVi(ApiKey.NameMaxLength)] string? Name,
    [RequiredVi] Role? Role,
    Guid? UnitId = null,
    DateTime? ExpiresAt = null);

/// <summary>A key without its secret.</summary>
public sealed record ApiKeyResponse(
    Guid Id,
    string Name,
    string Prefix,
    Role Role,
    Guid? UnitId,
    string CreatedBy,
    DateTime CreatedAt,
    DateTime? ExpiresAt,
    DateTime? RevokedAt,
    DateOnly? LastUsedOn);

/// <summary>A key that was made.</summary>
/// <param name="Secret">What is sent as the bearer. Shown this once: a repeated request is answered without it.</param>
public sealed record CreatedApiKeyResponse(Guid Id, string Prefix, string? Secret);

/// <summary><c>/api/v1/keys</c>, for administrators.</summary>
public static class ApiKeyEndpoints
{
    public static RouteGroupBuilder MapApiKeys(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/keys").WithTags("Keys").RequireAuthorization(ApiPolicies.Administer).RequireRight(Right.ManageApiKeys);
        group.MapGet("", ListAsync).WithName("ListApiKeys");
        group.MapPost("", CreateAsync).WithName("CreateApiKey");
        group.MapDelete("/{id:guid}", RevokeAsync).WithName("RevokeApiKey");
        return group;
    }

    /// <summary>Lists the keys, the newest first.</summary>
    private static async Task<Ok<Page<ApiKeyResponse>>> ListAsync(
        [AsParameters] PageQuery page, IDbContextFactory<NtmLearnDbContext> databases, Pager pager, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return TypedResults.Ok(await pager.ReadAsync(
            db.Set<ApiKey>(),
            page,
            "keys",
            k => k.CreatedAt,
            k => k.ApiKeyId,
            k => new ApiKeyResponse(
                k.ApiKeyId, k.Name, k.Prefix, k.Role, k.UnitId, k.CreatedBy, k.CreatedAt, k.ExpiresAt, k.RevokedAt, k.LastUsedOn),
            descending: true,
            cancellationToken));
    }

    /// <summary>Makes a key.</summary>
    private static async Task<Results<Created<CreatedApiKeyResponse>, ProblemHttpResult>> CreateAsync(
        CreateApiKeyRequest request,
        HttpContext http,
        Caller caller,
        ApiKeyService keys,
        IdempotencyContext idempotency,
        CancellationToken cancellationToken)
    {
        var wanted = new NewApiKey(request.Name!, request.Role!.Value, request.UnitId, request.ExpiresAt);
        return await idempotency.WriteAsync<Results<Created<CreatedApiKeyResponse>, ProblemHttpResult>>(
            async (db, token) =>
            {
                var outcome = await keys.CreateAsync(db, caller.Actor, wanted, token);
                return outcome.Value is { } made ? Made(made) : ApiRefusals.Refused(http, outcome.Refusals);
            },
            cancellationToken,
            kept: made => made.Result is Created<CreatedApiKeyResponse> created
                ? TypedResults.Created(created.Location, created.Value! with { Secret = null })
                : made.Result);
    }

    private static Created<CreatedApiKeyResponse> Made(CreatedApiKey made) => TypedResults.Created(
        $"/api/v1/keys/{made.Key.ApiKeyId}", new CreatedApiKeyResponse(made.Key.ApiKeyId, made.Key.Prefix, made.Secret));

    /// <summary>Ends a key at once.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        Guid id, HttpContext http, Caller caller, ApiKeyService keys, IdempotencyContext idempotency, CancellationToken cancellationToken)
    {
        ApiKey? revoked = null;
        var result = await idempotency.WriteAsync<Results<NoContent, ProblemHttpResult>>(
            async (db, token) => (revoked = await keys.RevokeAsync(db, caller.Actor, id, token)) is null
                ? ApiProblems.Problem(http, StatusCodes.Status404NotFound, "Không có khóa này. Hãy xem lại danh sách khóa.")
                : TypedResults.NoContent(),
            cancellationToken);
        keys.Forget(revoked);
        return result;
    }
}
