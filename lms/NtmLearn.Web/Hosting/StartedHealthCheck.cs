using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NtmLearn.Web.Hosting;

/// <summary>Not ready before every part has started: the parts start side by side, the web server among them.</summary>
internal sealed class StartedHealthCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStarted.IsCancellationRequested ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Still starting."));
}
