using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Privacy.Retention;

namespace NtmLearn.Lms.Imports;

/// <summary>Composition of imports.</summary>
public static class ImportsModule
{
    /// <summary>Registers what takes files in.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.AddSingleton(new DeskLink(330, ImportEndpoints.Root, "Nhập từ Excel", Right.ReadOffice));
        services.AddSingleton<IImportTarget, PeopleImport>();
        services.AddSingleton<IImportTarget, EnrolmentsImport>();
        services.AddSingleton<IImportTarget, OfferingsImport>();
        services.AddSingleton(provider => new ImportTargets(provider.GetServices<IImportTarget>()));
        services.AddSingleton<ImportNudge>();
        services.AddSingleton<ImportService>();
        services.AddSingleton(new RetentionClock(
            "imports",
            "Tệp Excel đã nhập và các dòng bị trả lại",
            "ngày tải tệp lên",
            options => options.ImportFileDays,
            (provider, before, token) => provider.GetRequiredService<ImportService>().ForgetAsync(before, token)));
        return services;
    }

    /// <summary>What works on files, only where the program serves: it needs accounts.</summary>
    public static IServiceCollection AddImportWork(this IServiceCollection services)
    {
        services.AddSingleton<ImportCallers>();
        services.AddSingleton<ImportRunner>();
        services.AddHostedService<ImportWorker>();
        return services;
    }

    /// <summary>Maps the pages.</summary>
    public static IEndpointRouteBuilder MapImportPages(this IEndpointRouteBuilder routes) => routes.MapImportEndpoints();
}
