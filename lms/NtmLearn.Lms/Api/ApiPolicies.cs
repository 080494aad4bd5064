namespace NtmLearn.Lms.Api;

/// <summary>Names of the authorisation policies that the API asks for. Whoever registers one again replaces it.</summary>
public static class ApiPolicies
{
    /// <summary>May call the API at all. As registered here: the holder of a valid key.</summary>
    public const string Call = "api.call";

    /// <summary>May make and revoke keys. As registered here: the holder of a key with <see cref="AdministratorRole"/>.</summary>
    public const string Administer = "api.administer";

    /// <summary>The role of administrators, as keys spell it.</summary>
    public const string AdministratorRole = "Administrator";
}
