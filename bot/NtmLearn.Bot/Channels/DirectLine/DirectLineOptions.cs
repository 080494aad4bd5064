using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Bot.Channels.DirectLine;

/// <summary>Section <c>DirectLine</c>. Several secrets are valid side by side, so that they can be changed one at a time.</summary>
public sealed class DirectLineOptions : IValidatableObject
{
    public const string Section = "DirectLine";

    /// <summary>Without any, only the site's own page gets tokens.</summary>
    public IList<string> Secrets { get; set; } = [];

    /// <summary>How long a token holds; Microsoft's client renews half-way through 30 minutes.</summary>
    [Range(30, 1440, ErrorMessage = "DirectLine__TokenMinutes must be between 30 and 1440.")]
    public int TokenMinutes { get; set; } = 30;

    /// <summary>Seconds of silence on a stream after which a sign of life is sent; under what proxies cut off at.</summary>
    [Range(1, 60, ErrorMessage = "DirectLine__KeepAliveSeconds must be between 1 and 60.")]
    public int KeepAliveSeconds { get; set; } = 10;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Secrets.Any(s => string.IsNullOrWhiteSpace(s) || s.Any(char.IsWhiteSpace)))
        {
            yield return new ValidationResult("DirectLine__Secrets must not be empty or hold spaces.", [nameof(Secrets)]);
        }
    }
}
