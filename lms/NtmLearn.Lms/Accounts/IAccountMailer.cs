using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Accounts;

/// <summary>A code for a new password, on its way to the owner's e-mail.</summary>
/// <param name="Path">The page where the code is typed, on this site.</param>
public sealed record PasswordMail(Guid AccountId, Guid? PersonId, string Email, string DisplayName, string Code, string Path, DateTime ExpiresAt);

/// <summary>The port by which accounts write letters. Without one that is configured, screens say so and name the other way.</summary>
public interface IAccountMailer
{
    /// <summary>Whether a letter would leave at all.</summary>
    bool IsConfigured { get; }

    /// <summary>Adds the letter to a transaction that is going on; it is sent afterwards.</summary>
    void Add(NtmLearnDbContext db, PasswordMail mail);
}
