using NtmLearn.Lms.Api.Validation;

namespace NtmLearn.Lms.Courses;

/// <summary>A course as somebody wants it.</summary>
public sealed record CourseRequest(
    [RequiredVi, MaxLengthVi(Course.CodeMaxLength)] string? Code,
    [RequiredVi, MaxLengthVi(Course.TitleMaxLength)] string? Title,
    [RequiredVi] decimal? Hours,
    [RequiredVi] Guid? TopicId,
    [RequiredVi] IReadOnlyList<AudienceLevels>? Audience,
    [RequiredVi, RangeVi(0, 100)] int? RequiredAttendancePercent,
    [RangeVi(0, 100)] int? RequiredScorePercent = null,
    [MaxLengthVi(Course.TextMaxLength)] string? Objectives = null,
    bool IssuesCertificate = false,
    bool IsRetired = false)
{
    internal CourseInput ToInput() => new()
    {
        Code = Code!,
        Title = Title!,
        Hours = Hours!.Value,
        TopicId = TopicId!.Value,
        Audience = Audience!.Aggregate((AudienceLevels)0, (all, one) => all | one),
        RequiredAttendancePercent = RequiredAttendancePercent!.Value,
        RequiredScorePercent = RequiredScorePercent,
        Objectives = Objectives,
        IssuesCertificate = IssuesCertificate,
        IsRetired = IsRetired,
    };
}

/// <summary>A course.</summary>
public sealed record CourseResponse(
    Guid Id, string Code, string Title, string? Objectives, decimal Hours, Guid TopicId, IReadOnlyList<AudienceLevels> Audience,
    int RequiredAttendancePercent, int? RequiredScorePercent, bool IssuesCertificate, bool IsRetired)
{
    internal static CourseResponse From(Course course) => new(
        course.CourseId, course.Code, course.Title, course.Objectives, course.Hours, course.TopicId,
        [.. Enum.GetValues<AudienceLevels>().Where(l => course.Audience.HasFlag(l))],
        course.RequiredAttendancePercent, course.RequiredScorePercent, course.IssuesCertificate, course.IsRetired);
}
