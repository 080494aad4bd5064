using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Courses;

/// <summary>Whom a course is for; several together.</summary>
[Flags]
public enum AudienceLevels
{
    Province = 1,
    District = 2,
    Commune = 4,
    Hamlet = 8,
    Citizen = 16,
}

/// <summary>A subject of training, valid for a period. Belongs to one of the plan's six contents.</summary>
public sealed class Topic : IAudited
{
    public const int CodeMaxLength = 20;
    public const int NameMaxLength = 200;

    public required Guid TopicId { get; init; }

    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>1 to 6: communication, training, digital government, digital economy, digital society, pilots.</summary>
    public required int PlanContent { get; set; }

    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    Guid IAudited.AuditId => TopicId;
}

/// <summary>What is taught: no dates, no people.</summary>
public sealed class Course : IAudited
{
    public const int CodeMaxLength = 20;
    public const int TitleMaxLength = 200;
    public const int TextMaxLength = 4000;

    public required Guid CourseId { get; init; }

    public required string Code { get; set; }

    public required string Title { get; set; }

    public string? Objectives { get; set; }

    /// <summary>Length in hours of 60 minutes.</summary>
    public required decimal Hours { get; set; }

    public required Guid TopicId { get; set; }

    public required AudienceLevels Audience { get; set; }

    /// <summary>Share of expected sessions to attend, 0 to 100.</summary>
    public required int RequiredAttendancePercent { get; set; }

    /// <summary>Score of the quiz to reach, 0 to 100; null without a quiz.</summary>
    public int? RequiredScorePercent { get; set; }

    public required bool IssuesCertificate { get; set; }

    /// <summary>No new classes of it.</summary>
    public bool IsRetired { get; set; }

    [NotAudited]
    public required string SearchKey { get; set; }

    [NotAudited]
    public int Version { get; set; }

    Guid IAudited.AuditId => CourseId;
}

/// <summary>What a material is.</summary>
public enum MaterialKind
{
    File = 1,
    Link = 2,

    /// <summary>A text written here, Markdown.</summary>
    Page = 3,
}

/// <summary>Something to read, watch or print for a course.</summary>
public sealed class CourseMaterial : IAudited
{
    public required Guid CourseMaterialId { get; init; }

    public required Guid CourseId { get; init; }

    public required MaterialKind Kind { get; init; }

    public required string Title { get; set; }

    public string? Url { get; set; }

    /// <summary>SHA-256 in the file store.</summary>
    public string? FileHash { get; set; }

    public string? FileName { get; set; }

    public string? Body { get; set; }

    public required int Position { get; set; }

    Guid IAudited.AuditId => CourseMaterialId;
}
