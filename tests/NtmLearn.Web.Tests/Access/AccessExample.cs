using System.Net.Http.Json;
using NtmLearn.Lms.Access;

namespace NtmLearn.Web.Tests.Access;

/// <summary>Something within a role's reach and the same thing elsewhere, asked for at one endpoint.</summary>
/// <param name="Endpoint">Method and route as in access.csv.</param>
public sealed record AccessExample(Role Role, string Endpoint, AccessCall Own, AccessCall Foreign)
{
    public static AccessExample Of(AccessWorld world, Role role, string endpoint, Func<AccessSide, AccessCall> call) =>
        new(role, endpoint, call(world.Own), call(world.Foreign));
}

/// <summary>A request to an endpoint.</summary>
/// <param name="Values">Of the route's parameters.</param>
/// <param name="Fields">What a form says; it is then sent to the end and must be done, or refused.</param>
/// <param name="Json">What the API is sent; likewise.</param>
/// <param name="Query">With its question mark.</param>
/// <param name="Shows">For lists: what stands in one's own and not in another's. Nothing else is asked for then.</param>
public sealed record AccessCall(
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyDictionary<string, string>? Fields = null,
    object? Json = null,
    string? Query = null,
    string? Shows = null)
{
    public static AccessCall At(params (string Name, object Value)[] values) => new(values.ToDictionary(v => v.Name, v => v.Value.ToString()!));

    public static AccessCall Listing(string shows, params (string Name, object Value)[] values) => At(values) with { Shows = shows };

    public AccessCall Asking(string query) => this with { Query = query };

    public AccessCall Saying(params (string Name, object Value)[] fields) => this with { Fields = fields.ToDictionary(f => f.Name, f => f.Value.ToString()!) };

    public AccessCall Sending(object json) => this with { Json = json };

    /// <summary>Whether something is really done when it is allowed.</summary>
    public bool IsComplete => Fields is not null || Json is not null;

    internal HttpContent? Content(string? antiforgery) => Json is not null
        ? JsonContent.Create(Json)
        : new FormUrlEncodedContent([
            .. Fields ?? new Dictionary<string, string>(),
            .. antiforgery is null ? [] : new[] { KeyValuePair.Create("__RequestVerificationToken", antiforgery) },
        ]);
}
