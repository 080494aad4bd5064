using Microsoft.AspNetCore.Identity;
using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Accounts;

/// <summary>
/// Somebody who signs in, by telephone number or e-mail and a password. The user name is the e-mail in lower case or the
/// number in E.164. Usually belongs to a <see cref="People.Person"/>.
/// </summary>
public sealed class Account : IdentityUser<Guid>, IAboutPerson
{
    public const int DisplayNameMaxLength = 100;
    public const int EmailMaxLength = 254;

    /// <summary>So many wrong passwords or codes in a row lock the account for a while.</summary>
    public const int FailuresToLock = 5;

    /// <summary>The first lock, in minutes; each further one without a sign-in between lasts twice as long.</summary>
    public const int FirstLockMinutes = 15;

    private const int LongestLockMinutes = 24 * 60;

    /// <summary>Null for an administrator who is in no list.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>Shown in the masthead.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Folded name, for searching.</summary>
    [NotAudited]
    public required string SearchKey { get; set; }

    /// <summary>The password was given by somebody else and must be changed before anything else.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>May no longer sign in.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Has a password that everybody knows: signs in only to a program that runs as a demonstration.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Locks in a row since the last sign-in.</summary>
    [NotAudited]
    public int LockCount { get; set; }

    public required DateTime CreatedAt { get; init; }

    [NotAudited]
    public override string? PasswordHash { get; set; }

    [NotAudited]
    public override string? SecurityStamp { get; set; }

    [NotAudited]
    public override string? ConcurrencyStamp { get; set; }

    [NotAudited]
    public override string? NormalizedUserName { get; set; }

    [NotAudited]
    public override string? NormalizedEmail { get; set; }

    [NotAudited]
    public override int AccessFailedCount { get; set; }

    [NotAudited]
    public override DateTimeOffset? LockoutEnd { get; set; }

    Guid IAudited.AuditId => Id;

    /// <summary>An account that belongs to nobody on our lists stands for itself.</summary>
    Guid IAboutPerson.PersonId => PersonId ?? Id;

    /// <summary>When the lock ends, if one holds.</summary>
    public DateTime? LockedUntil(DateTime now) => LockoutEnd is { } end && end.UtcDateTime > now ? end.UtcDateTime : null;

    /// <summary>A wrong password or code.</summary>
    /// <returns>True when it locked the account.</returns>
    public bool NoteFailure(DateTime now)
    {
        Touch();
        if (++AccessFailedCount < FailuresToLock)
        {
            return false;
        }

        var minutes = Math.Min(FirstLockMinutes * Math.Pow(2, Math.Min(LockCount, 10)), LongestLockMinutes);
        LockoutEnd = new DateTimeOffset(now.AddMinutes(minutes));
        LockCount++;
        AccessFailedCount = 0;
        return true;
    }

    /// <summary>Forgets failures and locks, after a right password or a new one.</summary>
    public void NoteSuccess()
    {
        Touch();
        (AccessFailedCount, LockCount, LockoutEnd) = (0, 0, null);
    }

    /// <summary>Gives a new password, already hashed: whoever is signed in with the old one is so no longer.</summary>
    public void SetPassword(string hash, bool mustChange)
    {
        (PasswordHash, MustChangePassword) = (hash, mustChange);
        NoteSuccess();
        EndSessions();
    }

    /// <summary>Every session and remembered device of the account ends.</summary>
    public void EndSessions()
    {
        SecurityStamp = NewStamp();
        Touch();
    }

    /// <summary>Two changes at once do not both succeed.</summary>
    public void Touch() => ConcurrencyStamp = NewStamp();

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
