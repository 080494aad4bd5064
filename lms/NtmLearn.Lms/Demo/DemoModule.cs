using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Demo;

/// <summary>Composition of the demonstration.</summary>
public static class DemoModule
{
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section);
        services.AddSingleton<DemoPeople>();
        services.AddSingleton<DemoAttendance>();
        services.AddSingleton<DemoResults>();
        services.AddSingleton<DemoClasses>();
        services.AddSingleton(provider => new DemoTraining(
            provider.GetRequiredService<IDbContextFactory<NtmLearnDbContext>>(),
            provider.GetRequiredService<UnitTrees>(),
            provider.GetRequiredService<CourseService>(),
            provider.GetRequiredService<DemoPeople>(),
            provider.GetRequiredService<DemoClasses>(),
            provider.GetRequiredService<IOptions<DemoOptions>>(),
            provider.GetRequiredService<ILogger<DemoTraining>>()));
        return services;
    }
}
