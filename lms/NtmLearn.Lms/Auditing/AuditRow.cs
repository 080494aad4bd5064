namespace NtmLearn.Lms.Auditing;

/// <summary>A column that a change touched, in the words of screens.</summary>
public sealed record AuditChange(string Column, string? Before, string? After);

/// <summary>An entry as screens and files show it.</summary>
/// <param name="At">In the time of the province.</param>
public sealed record AuditRow(
    Guid Id, DateTime At, string Actor, Guid? ActorId, string Action, string Subject, Guid SubjectId, Guid? PersonId, string? Reason,
    IReadOnlyList<AuditChange> Changes);
