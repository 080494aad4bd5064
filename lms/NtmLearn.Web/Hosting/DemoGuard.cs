using System.Globalization;
using System.Net;

namespace NtmLearn.Web.Hosting;

/// <summary>A demonstration has known secrets and a movable clock, so it listens to this machine only.</summary>
internal static class DemoGuard
{
    public static void Check(IConfiguration configuration)
    {
        if (!string.IsNullOrWhiteSpace(configuration["http_ports"]) || !string.IsNullOrWhiteSpace(configuration["https_ports"]))
        {
            throw new BadSettingException("serve --demo listens on loopback addresses only; set ASPNETCORE_URLS, not ASPNETCORE_HTTP_PORTS.");
        }

        var addresses = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? ""));
        foreach (var address in addresses)
        {
            if (!IsLoopback(address))
            {
                throw new BadSettingException($"serve --demo listens on loopback addresses only; ASPNETCORE_URLS has {address}.");
            }
        }
    }

    public static DateTimeOffset? ReadNow(IConfiguration configuration)
    {
        var text = configuration["Demo:Now"];
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now)
            ? now
            : throw new BadSettingException("Demo__Now must be a moment such as 2026-05-04T08:00:00+07:00.");
    }

    private static bool IsLoopback(string address)
    {
        // Kestrel takes any word it does not know for "every address", so only what is certain passes.
        var host = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host.Trim('[', ']') : "";
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }
}
