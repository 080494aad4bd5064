using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;

namespace NtmLearn.Lms.Reports;

/// <summary>Composition of reports.</summary>
public static class ReportsModule
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton(new DeskLink(215, ReportEndpoints.Root, "Báo cáo", Right.ReadReports));
        services.AddSingleton<ReportReader>();
        services.AddScoped<ReportEndpoints.Pages>();
        return services;
    }
}
