namespace NtmLearn.Lms.Auditing;

/// <summary>What was done.</summary>
public enum AuditAction
{
    Created = 1,
    Changed = 2,
    Deleted = 3,

    /// <summary>A sensitive field was shown in full.</summary>
    Read = 4,

    /// <summary>Rows left the system as a file.</summary>
    Exported = 5,
    SignedIn = 6,
    SignInFailed = 7,
    SignedOutEverywhere = 8,

    /// <summary>A one-time code to set a new password was given out.</summary>
    CodeIssued = 9,
    PasswordChanged = 10,
    TwoFactorChanged = 11,
    Merged = 12,
    Unmerged = 13,
    Erased = 14,

    /// <summary>A file of rows was taken in.</summary>
    Imported = 15,
}
