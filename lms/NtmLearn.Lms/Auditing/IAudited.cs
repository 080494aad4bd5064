namespace NtmLearn.Lms.Auditing;

/// <summary>An entity whose every change is written down, in the transaction that makes it.</summary>
public interface IAudited
{
    /// <summary>What the audit finds it by.</summary>
    Guid AuditId { get; }
}

/// <summary>An audited entity that tells something of one person: shown on that person's page and scrubbed when they are erased.</summary>
public interface IAboutPerson : IAudited
{
    /// <summary>Whom it is about.</summary>
    Guid PersonId { get; }
}

/// <summary>A column that the audit leaves out: derived keys, counters, secrets.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotAuditedAttribute : Attribute;
