using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms;

/// <summary>Section <c>Training</c>.</summary>
public sealed class TrainingOptions
{
    public const string Section = "Training";

    /// <summary>What codes of classes begin with.</summary>
    [Required]
    [RegularExpression("[A-Z0-9]{1,10}", ErrorMessage = "Training__CodePrefix must be 1 to 10 capital letters or digits.")]
    public string CodePrefix { get; set; } = "CDS";

    /// <summary>Days after its last session on which a class completes by itself; until then lists can be mended.</summary>
    [Range(0, 365, ErrorMessage = "Training__CompleteAfterDays must be 0 to 365.")]
    public int CompleteAfterDays { get; set; } = 7;

    /// <summary>What is done about two things at once.</summary>
    [Required]
    [ValidateObjectMembers]
    public ClashOptions Clashes { get; set; } = new();
}
