using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;

namespace NtmLearn.Lms.Jobs;

/// <summary>Composition of the overview of jobs; the host adds Quartz.</summary>
public static class JobsOverviewModule
{
    /// <summary>Only where Quartz runs.</summary>
    public static IServiceCollection AddJobsOverview(this IServiceCollection services) => services
        .AddSingleton<JobsOverview>()
        .AddSingleton(new DeskLink(900, "/quan-tri/cong-viec", "Việc tự động", Right.ReadJobs));
}
