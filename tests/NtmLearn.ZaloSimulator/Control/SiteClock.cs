namespace NtmLearn.ZaloSimulator.Control;

/// <summary>Takes the clock of a demonstration site along, so that both sides agree what is a week ago.</summary>
internal sealed class SiteClock(ZaloSimulatorOptions options, SimulatorClock clock) : IDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(3) };

    /// <summary>Whether the site followed; null when there is none.</summary>
    public async Task<bool?> FollowAsync(CancellationToken cancellationToken)
    {
        if (options.SiteUrl is not { } site)
        {
            return null;
        }

        try
        {
            using var response = await http.PostAsJsonAsync(new Uri(site, "/demo/clock"), new { now = clock.GetUtcNow() }, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose() => http.Dispose();
}
