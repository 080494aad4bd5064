using System.ComponentModel.DataAnnotations;
using System.Net;

namespace NtmLearn.Web.Hosting.Proxies;

/// <summary>
/// Section <c>Proxy</c>: whom the program believes when they say for whom, and by which scheme, they pass a request on.
/// Besides these only this machine itself.
/// </summary>
internal sealed class ProxyOptions : IValidatableObject
{
    public const string Section = "Proxy";

    /// <summary>Such as <c>10.0.0.0/8</c>.</summary>
    public string[] KnownNetworks { get; set; } = [];

    /// <summary>Such as <c>10.1.2.3</c>.</summary>
    public string[] KnownProxies { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var i = 0; i < KnownNetworks.Length; i++)
        {
            if (!IPNetwork.TryParse(KnownNetworks[i], out _))
            {
                yield return new ValidationResult($"Proxy__KnownNetworks__{i} is no network such as 10.0.0.0/8.", [nameof(KnownNetworks)]);
            }
        }

        for (var i = 0; i < KnownProxies.Length; i++)
        {
            if (!IPAddress.TryParse(KnownProxies[i], out _))
            {
                yield return new ValidationResult($"Proxy__KnownProxies__{i} is no address such as 10.1.2.3.", [nameof(KnownProxies)]);
            }
        }
    }
}
