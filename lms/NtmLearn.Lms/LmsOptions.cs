using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms;

/// <summary>Section <c>Lms</c>.</summary>
public sealed class LmsOptions : IValidatableObject
{
    public const string Section = "Lms";

    /// <summary>The zone that days and hours on screen are in.</summary>
    public string TimeZone { get; set; } = "Asia/Ho_Chi_Minh";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return new ValidationResult("Lms__TimeZone is not a known time zone.", [nameof(TimeZone)]);
        }
    }
}
