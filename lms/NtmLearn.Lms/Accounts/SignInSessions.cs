using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace NtmLearn.Lms.Accounts;

/// <summary>
/// Sessions as cookies that only this program can read: one of somebody signed in, one between password and code, and one
/// that remembers a device that gave a code.
/// </summary>
public static class SignInSessions
{
    /// <summary>The claim with <see cref="Account.SecurityStamp"/>.</summary>
    public const string StampClaim = "stamp";

    public const string SessionCookie = "ntm-phien";
    public const string CodeCookie = "ntm-ma";
    public const string DeviceCookie = "ntm-may";

    private const string Begun = "begun";

    /// <summary>A session ends this long after its last request.</summary>
    public static readonly TimeSpan IdleFor = TimeSpan.FromHours(12);

    /// <summary>And at the latest this long after signing in.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromDays(7);

    /// <summary>A device that is remembered asks for no code this long.</summary>
    public static readonly TimeSpan DeviceFor = TimeSpan.FromDays(30);

    private static readonly TimeSpan CodeWithin = TimeSpan.FromMinutes(10);

    /// <summary>Registers the cookies.</summary>
    public static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options => Configure(options, SessionCookie, IdleFor, slides: true))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options => Configure(options, CodeCookie, CodeWithin, slides: false))
            .AddCookie(IdentityConstants.TwoFactorRememberMeScheme, options => Configure(options, DeviceCookie, DeviceFor, slides: false));
        return services;
    }

    /// <summary>Begins a session, and ends whatever stood before it.</summary>
    public static async Task BeginAsync(HttpContext context, Account account)
    {
        await context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, PrincipalOf(account), new AuthenticationProperties
        {
            Items = { [Begun] = NowOf(context).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
        });
    }

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(IdentityConstants.ApplicationScheme);

    /// <summary>Remembers that a password was right, until the code comes.</summary>
    public static Task AwaitCodeAsync(HttpContext context, Account account) =>
        context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, PrincipalOf(account));

    /// <summary>Whose password was right a moment ago; null when nobody's, or too long ago.</summary>
    public static async Task<SessionOwner?> AwaitedAsync(HttpContext context) =>
        OwnerOf((await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal);

    public static Task RememberDeviceAsync(HttpContext context, Account account) =>
        context.SignInAsync(IdentityConstants.TwoFactorRememberMeScheme, PrincipalOf(account), new AuthenticationProperties { IsPersistent = true });

    /// <summary>Whose device this is, as far as it is remembered.</summary>
    public static async Task<SessionOwner?> RememberedAsync(HttpContext context) =>
        OwnerOf((await context.AuthenticateAsync(IdentityConstants.TwoFactorRememberMeScheme)).Principal);

    /// <summary>The account that a session says it is of; whether it still is, its stamp tells.</summary>
    public static SessionOwner? OwnerOf(ClaimsPrincipal? principal) =>
        principal?.FindFirstValue(StampClaim) is { } stamp && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? new SessionOwner(id, stamp)
            : null;

    private static void Configure(CookieAuthenticationOptions options, string name, TimeSpan life, bool slides)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = life;
        options.SlidingExpiration = slides;
        options.Events.OnValidatePrincipal = slides ? EndOldAsync : _ => Task.CompletedTask;

        // Who may not see a page is told by AccessGuard.
        options.Events.OnRedirectToLogin = options.Events.OnRedirectToAccessDenied = options.Events.OnRedirectToLogout =
            options.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
    }

    private static Task EndOldAsync(CookieValidatePrincipalContext context)
    {
        if (!context.Properties.Items.TryGetValue(Begun, out var begun)
            || !long.TryParse(begun, CultureInfo.InvariantCulture, out var seconds)
            || NowOf(context.HttpContext) - DateTimeOffset.FromUnixTimeSeconds(seconds) > AtMost)
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }

    private static ClaimsPrincipal PrincipalOf(Account account) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, account.Id.ToString("N")), new Claim(StampClaim, account.SecurityStamp ?? "")],
        IdentityConstants.ApplicationScheme));

    private static DateTimeOffset NowOf(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
}
