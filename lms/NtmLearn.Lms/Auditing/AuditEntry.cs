namespace NtmLearn.Lms.Auditing;

/// <summary>Who did what to which thing and when. Rows are only added; erasing a person empties <see cref="Before"/> and <see cref="After"/>.</summary>
public sealed class AuditEntry
{
    public const int ReasonMaxLength = 500;

    public required Guid AuditEntryId { get; init; }

    public required DateTime At { get; init; }

    public required ActorKind ActorKind { get; init; }

    /// <summary>The account or API key, if one.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Job or verb, if one.</summary>
    public string? ActorLabel { get; init; }

    public required AuditAction Action { get; init; }

    /// <summary>Kind of thing, by its type's name.</summary>
    public required string Subject { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>The person it is about, if it is about one.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Changed columns before, as a JSON object; null when created.</summary>
    public string? Before { get; set; }

    /// <summary>Changed columns after, as a JSON object; null when deleted.</summary>
    public string? After { get; set; }

    public string? Reason { get; init; }
}
