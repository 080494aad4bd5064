using System.Net;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;

namespace NtmLearn.TestKit;

/// <summary>Signing in to a demonstration that runs as a process of its own.</summary>
public static class DemoSignIn
{
    /// <summary>Signs in through the pages with the demonstration's account of a role, by a code where the role asks for one.</summary>
    /// <returns>What a browser would send as <c>Cookie</c> from then on.</returns>
    public static async Task<string> SignInAsync(this ProgramProcess program, Role role)
    {
        var account = DemoAccounts.All.First(a => a.Role == role);
        using var browser = new TestBrowser(program.BaseAddress);
        using var password = await browser.Http.PostFormAsync("/dang-nhap", ("ten", account.UserName), ("mat-khau", DemoAccounts.Password));
        if (password.StatusCode == HttpStatusCode.SeeOther && account.TotpKey is { } key)
        {
            using var code = await browser.Http.PostFormAsync("/dang-nhap/ma", ("ma", Totp.Code(key, TimeProvider.System.GetUtcNow())));
        }

        var cookie = browser.Cookies.GetCookieHeader(program.BaseAddress);
        return cookie.Contains(SignInSessions.SessionCookie, StringComparison.Ordinal)
            ? cookie
            : throw new InvalidOperationException($"Signing in as {account.UserName} answers {password.StatusCode}.");
    }
}
