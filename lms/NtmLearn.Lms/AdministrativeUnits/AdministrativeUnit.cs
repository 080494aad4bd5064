using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>
/// A province, district or commune during the period in which it existed under one name and code. A new unit may take
/// over the code of a predecessor, so the key people know is (code, valid from).
/// </summary>
public sealed class AdministrativeUnit : IAudited
{
    public const int CodeMaxLength = 10;
    public const int NameMaxLength = 100;
    public const int KindMaxLength = 20;
    public const int SeatMaxLength = 200;

    public required Guid UnitId { get; init; }

    /// <summary>Code of the statistics office, digits, leading zeros kept.</summary>
    public required string Code { get; set; }

    /// <summary>Without its kind: "Trà Cú", "1".</summary>
    public required string Name { get; set; }

    /// <summary>With its kind: "Huyện Trà Cú", "Phường 1".</summary>
    public required string FullName { get; set; }

    public required UnitLevel Level { get; set; }

    /// <summary>tỉnh, thành phố, thị xã, huyện, phường, thị trấn, xã.</summary>
    public required string Kind { get; set; }

    /// <summary>The unit above it, in force at the same time.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>First day; null when it lies before our records.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day; null while it exists.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Where its office stands, in words.</summary>
    public string? Seat { get; set; }

    /// <summary>The act that made it, if one is recorded.</summary>
    public Guid? OpenedById { get; set; }

    /// <summary>The act that ended it, if one is recorded.</summary>
    public Guid? EndedById { get; set; }

    /// <summary>Names folded, for searching.</summary>
    [NotAudited]
    public required string SearchKey { get; set; }

    [NotAudited]
    public int Version { get; set; }

    Guid IAudited.AuditId => UnitId;

    /// <summary>Whether it existed on a day.</summary>
    public bool IsValidOn(DateOnly day) => (ValidFrom is not { } from || from <= day) && (ValidTo is not { } to || day <= to);
}
