using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Access;

/// <summary>A role that an account has, for a unit or organisation and a period of days.</summary>
public sealed class RoleAssignment : IAudited
{
    public required Guid RoleAssignmentId { get; init; }

    public required Guid AccountId { get; init; }

    public required Role Role { get; init; }

    /// <summary>The unit it reaches over with all below; needed for a unit manager.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>The organisation that a reporter or press partner speaks for.</summary>
    public Guid? OrganisationId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null without end.</summary>
    public DateOnly? ValidTo { get; set; }

    Guid IAudited.AuditId => RoleAssignmentId;

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } to || day <= to);
}
