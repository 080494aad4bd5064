using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Bot.Conversations;

/// <summary>Section <c>Privacy</c>.</summary>
public sealed class PrivacyOptions
{
    public const string Section = "Privacy";

    /// <summary>Days after which the words of conversations are deleted.</summary>
    [Range(1, 3650, ErrorMessage = "Privacy__KeepTextDays must be between 1 and 3650.")]
    public int KeepTextDays { get; set; } = 90;
}
