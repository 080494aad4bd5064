namespace NtmLearn.Lms.Certificates;

/// <summary>Whether a certificate counts.</summary>
public enum CertificateState
{
    Valid = 1,

    /// <summary>Issued again with corrected facts; the new one counts.</summary>
    Replaced = 2,
    Revoked = 3,
}
