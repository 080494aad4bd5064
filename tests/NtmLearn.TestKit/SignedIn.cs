using NtmLearn.Lms.Access;

namespace NtmLearn.TestKit;

/// <summary>
/// Somebody who signed in as browsers do. Follows no redirects, so that a test sees where it is sent; keeps its cookies.
/// </summary>
public sealed class SignedIn(TestBrowser browser, Guid accountId, string userName, string? totpKey) : IDisposable
{
    /// <summary>The password of every account that tests make.</summary>
    public const string Password = "con-cá-lóc-đồng-38";

    public HttpClient Http => browser.Http;

    public TestBrowser Browser => browser;

    public Guid AccountId => accountId;

    public string UserName => userName;

    /// <summary>What codes are computed from; null for a role without a second factor.</summary>
    public string? TotpKey => totpKey;

    /// <summary>Whether a role of a test signs in with a code.</summary>
    public static bool UsesCode(Role role) => AccessRules.NeedsTwoFactors(role);

    public void Dispose() => browser.Dispose();
}
