using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NtmLearn.Lms.Screens;

/// <summary>Where people reach the site, for links in messages: the setting, else the address we listen on.</summary>
public sealed class SiteAddress(IOptions<SiteAddressOptions> options, IServiceProvider services)
{
    private string? listening;

    /// <summary>Without a slash at the end; empty when nothing listens, and then links are relative.</summary>
    public string BaseUrl => PublicUrl ?? (listening ??= Listening()) ?? "";

    /// <summary>The address from the settings, or null.</summary>
    public string? PublicUrl { get; } = string.IsNullOrWhiteSpace(options.Value.PublicUrl) ? null : options.Value.PublicUrl.TrimEnd('/');

    private string? Listening()
    {
        var address = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        return address is null
            ? null
            : address.Replace("://[::]", "://localhost", StringComparison.Ordinal)
                .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
                .TrimEnd('/');
    }
}
