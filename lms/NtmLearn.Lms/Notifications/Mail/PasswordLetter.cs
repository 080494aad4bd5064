namespace NtmLearn.Lms.Notifications.Mail;

/// <summary>A letter with a code for a new password that waits to leave. What it says is sealed, and the row goes when the letter has gone.</summary>
public sealed class PasswordLetter
{
    public required Guid PasswordLetterId { get; init; }

    /// <summary>Address, name and code, sealed by data protection.</summary>
    public required string Sealed { get; init; }

    /// <summary>When the code is worth nothing any more.</summary>
    public required DateTime ExpiresAt { get; init; }

    public required DateTime DueAt { get; set; }

    public int Attempts { get; set; }
}
