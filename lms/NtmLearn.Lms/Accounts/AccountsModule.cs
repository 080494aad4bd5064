using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts.Administration;
using NtmLearn.Lms.Accounts.Own;
using NtmLearn.Lms.Accounts.SigningIn;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Desk;

namespace NtmLearn.Lms.Accounts;

/// <summary>Composition of accounts: who signs in, who is who, and who may call what.</summary>
public static class AccountsModule
{
    /// <summary>Registers what pages, jobs and verbs need of accounts.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, bool isDemo)
    {
        services.AddSingleton(new AccountSettings(isDemo));
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<KnownAccounts>();
        services.AddSingleton<AccountWriter>();
        services.AddSingleton<AccountService>();
        services.AddSingleton<AccountRoles>();
        services.AddSingleton<TwoFactorService>();
        services.AddSingleton<SignInService>();
        services.AddSingleton<AccountReach>();
        services.AddSingleton<PasswordCodeService>();
        services.TryAddSingleton<IAccountMailer, NoAccountMailer>();
        services.AddSingleton<DemoAccounts>();
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<AuditReader>();
        services.AddSingleton(new DeskLink(900, AccountAdminEndpoints.Path, "Tài khoản", Right.ManageAccounts, Right.IssuePasswordCodes));
        services.AddSingleton(new DeskLink(910, AuditEndpoints.Path, "Nhật ký", Right.ReadAudit));
        services.AddSingleton(AdministratorCard.Create());
        services.AddSingleton(new DeskLink(0, SignInPaths.Desk, "Bàn làm việc", Right.Desk));
        return services;
    }

    /// <summary>Who calls, and whether they may: after routing and whatever must answer before sign-in is asked for.</summary>
    public static WebApplication UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(CallerMiddleware.FillAsync);
        app.Use(AccessGuard.CheckAsync);
        app.UseAntiforgery();
        return app;
    }

    /// <summary>Maps every page of accounts.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapSignIn();
        routes.MapForgotten();
        routes.MapOwnAccount();
        routes.MapAccountAdministration();
        routes.MapAudit();
        routes.MapDesk();
    }
}
