using Microsoft.AspNetCore.Identity;
using NtmLearn.Language;

namespace NtmLearn.Lms.Accounts;

/// <summary>
/// Hashes passwords and codes. That takes tens of milliseconds on purpose, so it is done before the one writer is asked,
/// never inside.
/// </summary>
public sealed class Passwords(IPasswordHasher<Account> hasher)
{
    private readonly Lazy<string> nobody = new(() => hasher.HashPassword(null!, Guid.NewGuid().ToString()));

    public string Hash(string password) => hasher.HashPassword(null!, VietnameseText.Normalise(password));

    /// <summary>Whether it is the password; an unknown hash takes as long as a known one.</summary>
    public bool Verify(string? hash, string password) =>
        hasher.VerifyHashedPassword(null!, hash ?? nobody.Value, VietnameseText.Normalise(password)) != PasswordVerificationResult.Failed
        && hash is not null;
}
