using System.Text.Json.Serialization;
using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>What an act does with units.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReorganisationKind>))]
public enum ReorganisationKind
{
    Merge = 1,
    Split = 2,
    Rename = 3,

    /// <summary>The unit moves below another one.</summary>
    Move = 4,

    /// <summary>A whole level ends.</summary>
    TierDropped = 5,
}

/// <summary>An act that changed units: the paper, its day, and the links from old units to new ones.</summary>
public sealed class Reorganisation : IAudited
{
    public const int NumberMaxLength = 60;
    public const int TitleMaxLength = 300;
    public const int NoteMaxLength = 1000;

    public required Guid ReorganisationId { get; init; }

    /// <summary>Number and symbol such as <c>1277/NQ-UBTVQH15</c>; null while the paper is not known.</summary>
    public string? Number { get; set; }

    public required string Title { get; set; }

    /// <summary>First day of the new units.</summary>
    public required DateOnly EffectiveOn { get; set; }

    public required ReorganisationKind Kind { get; set; }

    public string? Note { get; set; }

    Guid IAudited.AuditId => ReorganisationId;
}

/// <summary>Who became whom. Many to many; several successors of one predecessor are a split.</summary>
public sealed class UnitSuccession : IAudited
{
    public required Guid UnitSuccessionId { get; init; }

    public required Guid PredecessorId { get; init; }

    public required Guid SuccessorId { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public required ReorganisationKind Kind { get; set; }

    public Guid? ReorganisationId { get; set; }

    /// <summary>For a split: true on the one successor that takes over what cannot be told apart. None means it cannot be mapped.</summary>
    public bool TakesOver { get; set; }

    Guid IAudited.AuditId => UnitSuccessionId;
}
