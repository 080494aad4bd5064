using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Api.Keys;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Access;

/// <summary>
/// Fills the <see cref="Caller"/>, and the frame of desk pages, from the session or the API key that came with the request.
/// Asks no database while accounts and units are in memory.
/// </summary>
public static class CallerMiddleware
{
    public static async Task FillAsync(HttpContext context, RequestDelegate next)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            if (SignInSessions.OwnerOf(context.User) is { } owner)
            {
                await FillFromSessionAsync(context, owner);
            }
            else if (context.User.FindFirstValue(ApiKeyClaims.Kind) == ApiKeyClaims.ApiKeyKind)
            {
                await FillFromKeyAsync(context);
            }
        }

        await next(context);
    }

    private static async Task FillFromSessionAsync(HttpContext context, SessionOwner owner)
    {
        var services = context.RequestServices;
        var account = await services.GetRequiredService<KnownAccounts>().FindAsync(owner.AccountId, context.RequestAborted);
        if (account is not { IsOpen: true } || !string.Equals(account.SecurityStamp, owner.Stamp, StringComparison.Ordinal))
        {
            // The session was ended elsewhere. From here on a visitor, whose forms are a visitor's too.
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
            await SignInSessions.EndAsync(context);
            return;
        }

        var roles = account.RolesOn(services.GetRequiredService<LocalTime>().Today);
        var caller = services.GetRequiredService<Caller>();
        caller.Become(account.AccountId, null, account.PersonId, account.DisplayName, roles, await TreeAsync(context));
        caller.Settle(account.MustChangePassword, account.HasTwoFactors);
        if (caller.Unsettled is null)
        {
            services.GetRequiredService<DeskFrame>().Fill(
                account.DisplayName, RoleWords.LabelOf(roles), [.. DeskLink.For(caller, services.GetServices<DeskLink>())]);
        }
        else
        {
            services.GetRequiredService<DeskFrame>().Fill(account.DisplayName, RoleWords.LabelOf(roles), []);
        }
    }

    private static async Task FillFromKeyAsync(HttpContext context)
    {
        if (!Guid.TryParse(context.User.FindFirstValue(ApiKeyClaims.Id), out var id)
            || !Enum.TryParse<Role>(context.User.FindFirstValue(ApiKeyClaims.Role), out var role))
        {
            return;
        }

        var unit = Guid.TryParse(context.User.FindFirstValue(ApiKeyClaims.Unit), out var unitId) ? unitId : (Guid?)null;
        context.RequestServices.GetRequiredService<Caller>().Become(
            null, id, null, null, [new CallerRole(role, unit, null)], await TreeAsync(context));
    }

    private static ValueTask<UnitTree> TreeAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<UnitTrees>().GetAsync(context.RequestAborted);
}
