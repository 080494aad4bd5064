using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.People;

/// <summary>
/// One human being: official, citizen, facilitator. Not a post and not an account. Holds the least that training needs;
/// ethnicity is never kept here.
/// </summary>
public sealed class Person : IAboutPerson
{
    public const int FullNameMaxLength = 100;
    public const int PhoneMaxLength = 16;
    public const int EmailMaxLength = 254;
    public const int IdNumberMaxLength = 12;

    public required Guid PersonId { get; init; }

    /// <summary>As typed, NFC.</summary>
    public required string FullName { get; set; }

    /// <summary>Syllables of the given name, where the last one alone would be wrong (Khmer names); null for one.</summary>
    public int? GivenNameLength { get; set; }

    /// <summary>Folded name, for searching.</summary>
    [NotAudited]
    public required string SearchKey { get; set; }

    /// <summary>Orders by given name, family name, middle name in the Vietnamese alphabet.</summary>
    [NotAudited]
    public required string SortKey { get; set; }

    public Sex? Sex { get; set; }

    public int? YearOfBirth { get; set; }

    /// <summary>E.164. A family may share one.</summary>
    public string? Phone { get; set; }

    public string? Email { get; set; }

    /// <summary>CCCD or CMND, text; never required, shown masked, reads in full are audited.</summary>
    public string? IdNumber { get; set; }

    /// <summary>Where they live, as far as known: hamlet, else commune.</summary>
    public Guid? HamletId { get; set; }

    public Guid? UnitId { get; set; }

    /// <summary>Set while this row is a duplicate of another; undone by emptying it.</summary>
    public Guid? MergedIntoId { get; set; }

    /// <summary>When everything that tells who it is was taken out; the row stays for the counts.</summary>
    public DateTime? ErasedAt { get; set; }

    public required DateTime CreatedAt { get; init; }

    [NotAudited]
    public int Version { get; set; }

    Guid IAudited.AuditId => PersonId;
}
