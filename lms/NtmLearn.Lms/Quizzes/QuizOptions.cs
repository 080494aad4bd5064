using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms.Quizzes;

/// <summary>Section <c>Quizzes</c>.</summary>
public sealed class QuizOptions
{
    public const string Section = "Quizzes";

    /// <summary>Days after the last day of a class on which its quiz can still be taken by phone. From paper it can be entered at any time.</summary>
    [Range(0, 365, ErrorMessage = "Quizzes__OpenDaysAfter must be 0 to 365.")]
    public int OpenDaysAfter { get; set; } = 7;
}
