using System.Globalization;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Messages;

/// <summary>Counts calls to the OpenAPI host by the minute and tells the client how many are left.</summary>
internal sealed class RateLimiter(ZaloSimulatorOptions options, SimulatorClock clock)
{
    private readonly Lock gate = new();
    private long minute;
    private int calls;

    public Refusal? Count(HttpResponse response)
    {
        int remain;
        lock (gate)
        {
            var now = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
            (minute, calls) = now == minute ? (minute, calls + 1) : (now, 1);
            remain = options.RequestsPerMinute - calls;
        }

        response.Headers["X-RateLimit-Limit"] = options.RequestsPerMinute.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Remain"] = Math.Max(0, remain).ToString(CultureInfo.InvariantCulture);
        return remain < 0 ? new(-32, "Your application reached limit call api") : null;
    }
}
