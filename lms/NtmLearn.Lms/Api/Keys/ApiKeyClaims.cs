namespace NtmLearn.Lms.Api.Keys;

/// <summary>The claims of a caller with a key.</summary>
public static class ApiKeyClaims
{
    /// <summary>What the caller is: <see cref="ApiKeyKind"/> for a key.</summary>
    public const string Kind = "kind";

    /// <summary>The <see cref="ApiKey.ApiKeyId"/>, as <c>Guid</c> writes itself.</summary>
    public const string Id = "id";

    /// <summary>The <see cref="ApiKey.Role"/>.</summary>
    public const string Role = "role";

    /// <summary>The <see cref="ApiKey.UnitId"/>; absent for the whole province.</summary>
    public const string Unit = "unit";

    /// <summary>The value of <see cref="Kind"/> for a key.</summary>
    public const string ApiKeyKind = "apikey";
}
