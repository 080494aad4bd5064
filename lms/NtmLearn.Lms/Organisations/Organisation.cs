using System.Text.Json.Serialization;
using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Organisations;

/// <summary>What an organisation is; decides the tone of letters to it: mass organisations are requested, not ordered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OrganisationKind>))]
public enum OrganisationKind
{
    /// <summary>Sở, ban, ngành, văn phòng.</summary>
    Department = 1,

    /// <summary>Ủy ban nhân dân.</summary>
    PeoplesCommittee = 2,

    /// <summary>Mặt trận and đoàn thể.</summary>
    MassOrganisation = 3,
    Press = 4,
    School = 5,
    Other = 6,
}

/// <summary>A body with a name and a period; renamed or merged bodies are linked by <see cref="OrganisationSuccession"/>.</summary>
public sealed class Organisation : IAudited
{
    public const int NameMaxLength = 200;
    public const int ShortNameMaxLength = 60;
    public const int RoleMaxLength = 500;

    public required Guid OrganisationId { get; init; }

    public required string Name { get; set; }

    public string? ShortName { get; set; }

    public required OrganisationKind Kind { get; set; }

    /// <summary>The unit it works for, if one.</summary>
    public Guid? UnitId { get; set; }

    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    /// <summary>Its part in the plan, in words.</summary>
    public string? Role { get; set; }

    [NotAudited]
    public required string SearchKey { get; set; }

    [NotAudited]
    public int Version { get; set; }

    Guid IAudited.AuditId => OrganisationId;

    public bool IsValidOn(DateOnly day) => (ValidFrom is not { } from || from <= day) && (ValidTo is not { } to || day <= to);
}

/// <summary>How one body follows another.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OrganisationSuccessionKind>))]
public enum OrganisationSuccessionKind
{
    Merge = 1,
    Rename = 2,

    /// <summary>Goes on under the other's roof.</summary>
    Under = 3,
    Split = 4,
}

/// <summary>Which body followed which.</summary>
public sealed class OrganisationSuccession : IAudited
{
    public required Guid OrganisationSuccessionId { get; init; }

    public required Guid PredecessorId { get; init; }

    public required Guid SuccessorId { get; init; }

    /// <summary>First day; null while not known.</summary>
    public DateOnly? EffectiveOn { get; set; }

    public required OrganisationSuccessionKind Kind { get; set; }

    Guid IAudited.AuditId => OrganisationSuccessionId;
}
