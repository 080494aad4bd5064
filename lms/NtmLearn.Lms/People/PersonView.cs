using NtmLearn.Lms.AdministrativeUnits;

namespace NtmLearn.Lms.People;

/// <summary>A post as a page shows it.</summary>
public sealed record PostLine(Guid PostId, string Where, string? Title, string? ProgrammeRole, DateOnly? ValidFrom, DateOnly? ValidTo, bool CanEnd);

/// <summary>A merge that holds, as the page of the one who stands for both shows it.</summary>
public sealed record MergeLine(Guid PersonMergeId, string MergedName, DateTime At, string Reason);

/// <summary>One class in a person's training history.</summary>
public sealed record TrainingLine(string Code, string Title, DateOnly? FirstDay, Enrolments.EnrolmentStatus Status);

/// <summary>Everything that the page of a person shows; telephone, address and papers are masked unless they were asked for.</summary>
public sealed record PersonView(
    Person Person,
    string? Place,
    IReadOnlyList<PostLine> Posts,
    IReadOnlyList<TrainingLine> Training,
    IReadOnlyList<MergeLine> Merges,
    bool IsRevealed,
    bool CanChange,
    bool CanMerge,
    bool CanReveal);

/// <summary>What a form about a person offers to choose from.</summary>
public sealed record PersonChoices(
    AdministrativeUnit? Unit,
    IReadOnlyList<Screens.Forms.FieldOption> Units,
    IReadOnlyList<Screens.Forms.FieldOption> Hamlets,
    IReadOnlyList<Screens.Forms.FieldOption> Organisations);
