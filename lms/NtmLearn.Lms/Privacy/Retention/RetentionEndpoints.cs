using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;

namespace NtmLearn.Lms.Privacy.Retention;

/// <summary>The page of clocks and the purge log.</summary>
internal static class RetentionEndpoints
{
    public const string Path = "/quan-tri/luu-giu";

    public static void MapRetention(this IEndpointRouteBuilder routes) => routes.MapGet(Path, ShowAsync).RequireRight(Right.HandlePrivacy);

    private static async Task<RazorComponentResult<RetentionPage>> ShowAsync(RetentionService retention, CancellationToken cancellationToken) =>
        new(new { Retention = retention, Log = await retention.ReadLogAsync(cancellationToken) });
}
