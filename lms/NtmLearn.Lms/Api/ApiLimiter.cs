using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Api.Keys;

namespace NtmLearn.Lms.Api;

/// <summary>
/// Counts the requests of each caller of the API, known by then. The framework's own middleware is not used: what it counts
/// with is never disposed of, and its timer keeps a stopped host in memory.
/// </summary>
internal sealed class ApiLimiter(IOptions<ApiOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        RateLimitPartition.GetFixedWindowLimiter(
            ApiCaller.IdOf(http.User),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.RequestsPerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>Whether the caller may go on; if not, the response says when, and <see cref="Errors.ApiErrors"/> adds the words.</summary>
    public bool Admits(HttpContext http)
    {
        using var lease = limiter.AttemptAcquire(http);
        if (lease.IsAcquired)
        {
            return true;
        }

        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        if (lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return false;
    }

    public void Dispose() => limiter.Dispose();
}
