using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms.Evaluations;

/// <summary>Section <c>Evaluations</c>.</summary>
public sealed class EvaluationOptions
{
    public const string Section = "Evaluations";

    /// <summary>Days after the last day of a class on which it can still be rated by phone. From paper it can be entered at any time.</summary>
    [Range(0, 365, ErrorMessage = "Evaluations__OpenDaysAfter must be 0 to 365.")]
    public int OpenDaysAfter { get; set; } = 7;
}
