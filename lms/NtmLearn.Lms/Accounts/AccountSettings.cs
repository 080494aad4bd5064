namespace NtmLearn.Lms.Accounts;

/// <summary>How the program was started, as far as accounts ask.</summary>
/// <param name="IsDemo">A demonstration: accounts with known passwords may sign in.</param>
public sealed record AccountSettings(bool IsDemo);
