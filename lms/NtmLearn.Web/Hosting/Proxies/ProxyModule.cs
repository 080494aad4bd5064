using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace NtmLearn.Web.Hosting.Proxies;

/// <summary>Behind a proxy: the visitor's address and scheme, as a proxy that is known tells them.</summary>
internal static class ProxyModule
{
    public static IServiceCollection AddProxy(this IServiceCollection services)
    {
        services.AddOptions<ProxyOptions>().BindConfiguration(ProxyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>(Trust);
        return services;
    }

    private static void Trust(ForwardedHeadersOptions headers, IOptions<ProxyOptions> proxy)
    {
        // The host's name comes in Host, which a proxy passes on as it is.
        headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

        // Through as many as are known, and no further: what a stranger wrote before them is not believed.
        headers.ForwardLimit = null;
        foreach (var network in proxy.Value.KnownNetworks)
        {
            headers.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        }

        foreach (var address in proxy.Value.KnownProxies)
        {
            headers.KnownProxies.Add(IPAddress.Parse(address));
        }
    }
}
