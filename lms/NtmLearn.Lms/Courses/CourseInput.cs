namespace NtmLearn.Lms.Courses;

/// <summary>A course as somebody wants it.</summary>
public sealed record CourseInput
{
    /// <summary>Short and unique: capital letters, digits, hyphens.</summary>
    public required string Code { get; init; }

    public required string Title { get; init; }

    public string? Objectives { get; init; }

    /// <summary>Hours of 60 minutes, above 0.</summary>
    public required decimal Hours { get; init; }

    public required Guid TopicId { get; init; }

    public required AudienceLevels Audience { get; init; }

    /// <summary>Share of sessions to attend, 0 to 100.</summary>
    public required int RequiredAttendancePercent { get; init; }

    /// <summary>Score to reach, 0 to 100; null without a quiz.</summary>
    public int? RequiredScorePercent { get; init; }

    public bool IssuesCertificate { get; init; }

    public bool IsRetired { get; init; }
}
