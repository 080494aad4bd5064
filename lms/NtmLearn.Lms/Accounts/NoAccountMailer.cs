using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Accounts;

/// <summary>Stands where no mail is configured.</summary>
internal sealed class NoAccountMailer : IAccountMailer
{
    public bool IsConfigured => false;

    public void Add(NtmLearnDbContext db, PasswordMail mail) => throw new InvalidOperationException("No mail is configured.");
}
