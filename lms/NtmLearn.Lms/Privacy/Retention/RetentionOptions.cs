using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms.Privacy.Retention;

/// <summary>
/// Section <c>Retention</c>: how many days each kind of data is kept. The office sets them by its own rules for files; what
/// stands here holds until then.
/// </summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    private const int Least = 1;
    private const int Most = 36_500;

    /// <summary>Telephone, e-mail and ID number of a citizen who has had nothing to do with any class for so long. Default: a year.</summary>
    [Range(Least, Most, ErrorMessage = "Retention__CitizenContactDays must be from 1 to 36500.")]
    public int CitizenContactDays { get; set; } = 365;

    /// <summary>
    /// Who a citizen was that came only by receipt, after the last class of theirs: then erased. Default: five years, the
    /// shortest time that accounting documents with payment lists are kept.
    /// </summary>
    [Range(Least, Most, ErrorMessage = "Retention__CitizenDays must be from 1 to 36500.")]
    public int CitizenDays { get; set; } = 1825;

    /// <summary>Notices that were sent, called or dropped. Default: a year.</summary>
    [Range(Least, Most, ErrorMessage = "Retention__NoticeDays must be from 1 to 36500.")]
    public int NoticeDays { get; set; } = 365;

    /// <summary>Entries of the list for telephoning that nobody called. Default: 30 days.</summary>
    [Range(Least, Most, ErrorMessage = "Retention__CallListDays must be from 1 to 36500.")]
    public int CallListDays { get; set; } = 30;

    /// <summary>What the audit says of values before and after; that something was done stays. Default: three years.</summary>
    [Range(Least, Most, ErrorMessage = "Retention__AuditDetailDays must be from 1 to 36500.")]
    public int AuditDetailDays { get; set; } = 1095;

    /// <summary>Files of lists that were read in. Default: 90 days.</summary>
    [Range(Least, Most, ErrorMessage = "Retention__ImportFileDays must be from 1 to 36500.")]
    public int ImportFileDays { get; set; } = 30;

    /// <summary>Photographs of signed sheets. Default: five years, as the payment lists that they bear out.</summary>
    [Range(Least, Most, ErrorMessage = "Retention__SheetPhotoDays must be from 1 to 36500.")]
    public int SheetPhotoDays { get; set; } = 1825;

    /// <summary>Which device held the list of a session and who gave it, after it may send nothing more. Default: 90 days.</summary>
    [Range(Least, Most, ErrorMessage = "Retention__DeviceGrantDays must be from 1 to 36500.")]
    public int DeviceGrantDays { get; set; } = 90;

    /// <summary>Failed sign-ins, and used or expired password codes. Default: 90 days.</summary>
    [Range(Least, Most, ErrorMessage = "Retention__SignInDays must be from 1 to 36500.")]
    public int SignInDays { get; set; } = 90;

    /// <summary>The words of a request about personal data after it was closed. Default: two years, in which one may complain.</summary>
    [Range(Least, Most, ErrorMessage = "Retention__RequestDays must be from 1 to 36500.")]
    public int RequestDays { get; set; } = 730;

    /// <summary>What somebody answered in a quiz; the score stays. Default: two years, until the certificates of the class are no longer asked about.</summary>
    [Range(Least, Most, ErrorMessage = "Retention__QuizAnswerDays must be from 1 to 36500.")]
    public int QuizAnswerDays { get; set; } = 730;
}
