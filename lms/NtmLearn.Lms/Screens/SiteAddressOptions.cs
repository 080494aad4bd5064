using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms.Screens;

/// <summary>Section <c>Site</c>: the address that people use.</summary>
public sealed class SiteAddressOptions : IValidatableObject
{
    public const string Section = "Site";

    /// <summary>Such as <c>https://hoidap.example.gov.vn</c>; needed behind a proxy.</summary>
    public string? PublicUrl { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(PublicUrl)
            && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            yield return new ValidationResult("Site__PublicUrl must be an http or https address.", [nameof(PublicUrl)]);
        }
    }
}
