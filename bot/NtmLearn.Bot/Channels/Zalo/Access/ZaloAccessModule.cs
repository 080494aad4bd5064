using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Channels.Zalo.Calls;

namespace NtmLearn.Bot.Channels.Zalo.Access;

/// <summary>Composition of what lets us call Zalo: tokens, consent, the calls themselves.</summary>
internal static class ZaloAccessModule
{
    // Well under the time-out, so that a host that is not there is told apart from one that does not answer.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    public static IServiceCollection AddZaloAccess(this IServiceCollection services)
    {
        services.AddSingleton<ZaloTokenStore>();
        services.AddSingleton<ZaloWire>();
        services.AddSingleton<ZaloOAuth>();
        services.AddSingleton<ZaloTokens>();
        services.AddSingleton<ZaloConsent>();
        services.AddSingleton<ZaloPace>();
        services.AddSingleton<ZaloApi>();
        services.AddHealthChecks().AddCheck<ZaloHealthCheck>("zalo");

        // Its own logs would write out addresses, and its time-out does not know our clock.
        services.AddHttpClient(ZaloWire.ClientName, client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = ZaloWire.LargestAnswer;
            })
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = ConnectTimeout,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            });
        return services;
    }
}
