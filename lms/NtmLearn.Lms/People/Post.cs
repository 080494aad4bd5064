using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.People;

/// <summary>A post that a person holds or held: where, as what, from when to when.</summary>
public sealed class Post : IAboutPerson
{
    public const int TitleMaxLength = 120;

    public required Guid PostId { get; init; }

    public required Guid PersonId { get; init; }

    public Guid? UnitId { get; set; }

    public Guid? OrganisationId { get; set; }

    /// <summary>Chức vụ.</summary>
    public string? Title { get; set; }

    /// <summary>Part in the programme, in words: "phụ trách NTM".</summary>
    public string? ProgrammeRole { get; set; }

    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    Guid IAudited.AuditId => PostId;
}
