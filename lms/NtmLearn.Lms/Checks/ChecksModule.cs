using Microsoft.Extensions.DependencyInjection;

namespace NtmLearn.Lms.Checks;

/// <summary>The one list of rules. A feature adds its own by registering a <see cref="DatabaseRule"/>.</summary>
public static class ChecksModule
{
    public static IServiceCollection AddChecks(this IServiceCollection services)
    {
        services.AddSingleton<DatabaseRule, SeatsRule>();
        services.AddSingleton<DatabaseRule, QuotasRule>();
        services.AddSingleton<DatabaseRule, StatusRule>();
        services.AddSingleton<DatabaseRule, OrphansRule>();
        services.AddSingleton<DatabaseRule, LedgerRule>();
        services.AddSingleton<DatabaseRule, CancelledSessionsRule>();
        services.AddSingleton<DatabaseRule, WalkInsRule>();
        services.AddSingleton<DatabaseRule, CertificateFactsRule>();
        services.AddSingleton<DatabaseRule, CertificateNumbersRule>();
        services.AddSingleton<DatabaseRule, CertificateLinksRule>();
        services.AddSingleton<DatabaseRule, ReportsRule>();
        services.AddSingleton<DatabaseAudit>();
        return services;
    }
}
