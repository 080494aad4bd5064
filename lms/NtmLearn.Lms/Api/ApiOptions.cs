using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms.Api;

/// <summary>Section <c>Api</c>.</summary>
public sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>Requests that one caller may make a minute, counted on each node by itself.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Api__RequestsPerMinute must be between 1 and 1000000.")]
    public int RequestsPerMinute { get; set; } = 600;
}
