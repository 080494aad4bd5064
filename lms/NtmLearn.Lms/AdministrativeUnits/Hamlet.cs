using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>A settlement below a commune: ấp in a xã, khóm in a phường or thị trấn. Not an administrative unit in law.</summary>
public sealed class Hamlet : IAudited
{
    public const int NameMaxLength = 100;

    public required Guid HamletId { get; init; }

    /// <summary>With its kind: "Ấp Chợ", "Khóm 3". Repeats across communes.</summary>
    public required string Name { get; set; }

    [NotAudited]
    public required string SearchKey { get; set; }

    Guid IAudited.AuditId => HamletId;
}

/// <summary>The commune that a hamlet belongs to, for a period. Periods of one hamlet do not overlap.</summary>
public sealed class HamletPeriod : IAudited
{
    public required Guid HamletPeriodId { get; init; }

    public required Guid HamletId { get; init; }

    public required Guid UnitId { get; set; }

    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    Guid IAudited.AuditId => HamletPeriodId;

    public bool IsValidOn(DateOnly day) => (ValidFrom is not { } from || from <= day) && (ValidTo is not { } to || day <= to);
}
