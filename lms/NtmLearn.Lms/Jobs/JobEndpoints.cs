using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;

namespace NtmLearn.Lms.Jobs;

/// <summary>The page that lists jobs.</summary>
public static class JobEndpoints
{
    public static IEndpointRouteBuilder MapJobs(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/quan-tri/cong-viec", ShowAsync).RequireRight(Right.ReadJobs);
        return routes;
    }

    private static async Task<RazorComponentResult<JobsPage>> ShowAsync(JobsOverview overview, CancellationToken cancellationToken) =>
        new(new { Lines = await overview.ReadAsync(cancellationToken) });
}
