using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms.Notifications;

/// <summary>Section <c>Notices</c>.</summary>
public sealed class NotificationOptions
{
    public const string Section = "Notices";

    /// <summary>From this hour on nobody is written to until <see cref="MorningHour"/>.</summary>
    [Range(0, 23, ErrorMessage = "Notices__NightHour must be an hour from 0 to 23.")]
    public int NightHour { get; set; } = 21;

    [Range(0, 23, ErrorMessage = "Notices__MorningHour must be an hour from 0 to 23.")]
    public int MorningHour { get; set; } = 6;

    /// <summary>Days before a quota's deadline on which its unit is reminded.</summary>
    [Range(1, 30, ErrorMessage = "Notices__QuotaReminderDays must be from 1 to 30.")]
    public int QuotaReminderDays { get; set; } = 2;

    /// <summary>How often a channel is tried before the person goes on the list for telephoning.</summary>
    [Range(1, 20, ErrorMessage = "Notices__Attempts must be from 1 to 20.")]
    public int Attempts { get; set; } = 5;
}
