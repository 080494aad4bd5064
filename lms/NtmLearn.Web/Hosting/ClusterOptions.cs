using System.ComponentModel.DataAnnotations;
using StackExchange.Redis;

namespace NtmLearn.Web.Hosting;

/// <summary>Section <c>Cluster</c>: several nodes find each other, and share keys, by Redis.</summary>
internal sealed class ClusterOptions : IValidatableObject
{
    public const string Section = "Cluster";

    /// <summary>Such as <c>redis.example:6379</c>; absent for one node.</summary>
    public string? Redis { get; set; }

    public bool HasRedis => !string.IsNullOrWhiteSpace(Redis);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (HasRedis && !CanParse(Redis!))
        {
            yield return new ValidationResult("Cluster__Redis is not a Redis address.", [nameof(Redis)]);
        }
    }

    private static bool CanParse(string redis)
    {
        try
        {
            return ConfigurationOptions.Parse(redis).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
