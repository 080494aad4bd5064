using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NtmLearn.Bot.Channels.Zalo.Access;

/// <summary>Degraded while the OA cannot send; the site itself is ready all the same.</summary>
internal sealed class ZaloHealthCheck(ZaloTokens tokens) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var standing = await tokens.ReadStandingAsync(cancellationToken);
        return standing.NeedsAdministrator ? HealthCheckResult.Degraded($"Consent needed: {standing.ConsentReason}.")
            : standing.Sends && (standing.IsOverdue || standing.IsUncertain) ? HealthCheckResult.Degraded("The token could not be renewed yet.")
            : HealthCheckResult.Healthy();
    }
}
