namespace NtmLearn.Lms.Accounts;

/// <summary>How a try to sign in ended.</summary>
public enum SignInStatus
{
    /// <summary>Name or password is wrong, or there is no such account: it is not said which.</summary>
    Wrong = 1,

    /// <summary>Too many wrong tries; an unknown name is locked just the same.</summary>
    Locked = 2,

    /// <summary>The password is right, but the account is closed.</summary>
    Closed = 3,

    /// <summary>The password is right and a code is asked for.</summary>
    NeedsCode = 4,
    Done = 5,
}

/// <param name="Until">When a lock ends.</param>
/// <param name="Account">Whose password was right.</param>
public sealed record SignInResult(SignInStatus Status, Account? Account = null, DateTime? Until = null);
