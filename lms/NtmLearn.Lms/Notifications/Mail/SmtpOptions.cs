using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms.Notifications.Mail;

/// <summary>Section <c>Smtp</c>. Without a host no e-mail is sent and screens say so.</summary>
public sealed class SmtpOptions : IValidatableObject
{
    public const string Section = "Smtp";

    public string? Host { get; set; }

    [Range(1, 65535, ErrorMessage = "Smtp__Port must be from 1 to 65535.")]
    public int Port { get; set; } = 587;

    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>The sender, such as <c>ntm@travinh.gov.vn</c>.</summary>
    public string? From { get; set; }

    public string FromName { get; set; } = "Văn phòng Điều phối nông thôn mới";

    /// <summary>Auto (encrypted where the server can), None, StartTls or Tls.</summary>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.Auto;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsConfigured && !System.Net.Mail.MailAddress.TryCreate(From, out _))
        {
            yield return new ValidationResult("Smtp__From must be an e-mail address when Smtp__Host is set.", [nameof(From)]);
        }
    }
}

/// <summary>How the connection to the mail server is kept private.</summary>
public enum SmtpSecurity
{
    Auto = 1,
    None = 2,
    StartTls = 3,
    Tls = 4,
}
