namespace NtmLearn.Lms.Accounts;

/// <summary>Whose session it says it is, and the stamp that the account had when it began.</summary>
public sealed record SessionOwner(Guid AccountId, string Stamp);
