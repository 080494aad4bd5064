using Microsoft.AspNetCore.Http.HttpResults;
using NtmLearn.Lms.Access;

namespace NtmLearn.Web.Hosting;

/// <summary>What the clock shall show.</summary>
public sealed record DemoClockRequest(DateTimeOffset? Now);

/// <summary>What the clock shows.</summary>
public sealed record DemoClockResponse(DateTimeOffset Now);

/// <summary>Moves the clock of a demonstration.</summary>
internal static class DemoEndpoints
{
    public static IEndpointRouteBuilder MapDemo(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/demo/clock", MoveClock).DisableAntiforgery().AllowEverybody();
        return routes;
    }

    private static Results<Ok<DemoClockResponse>, ProblemHttpResult> MoveClock(DemoClockRequest request, DemoClock clock)
    {
        if (request.Now is not { } now)
        {
            return TypedResults.Problem("Cần có “now”, ví dụ 2026-05-04T08:00:00+07:00.", statusCode: StatusCodes.Status400BadRequest);
        }

        clock.Set(now);
        return TypedResults.Ok(new DemoClockResponse(clock.GetUtcNow()));
    }
}
