using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms.Screens;

/// <summary>Who stands behind the site, shown to visitors. Absent values are said to be absent.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>The officer or desk to talk to.</summary>
    [MaxLength(200)]
    public string? ContactName { get; set; }

    [MaxLength(30)]
    [RegularExpression(@"[0-9+ .()\-]*", ErrorMessage = "Site:ContactPhone may hold digits, spaces, dots, brackets, + and - only.")]
    public string? ContactPhone { get; set; }

    /// <summary>When somebody picks up, in words.</summary>
    [MaxLength(200)]
    public string? ContactHours { get; set; }

    public bool HasContact => !string.IsNullOrWhiteSpace(ContactName) || !string.IsNullOrWhiteSpace(ContactPhone);
}
