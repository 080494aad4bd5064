using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;

namespace NtmLearn.Lms.Tests.Certificates;

public sealed class CertificateRuleTests
{
    private static readonly DateOnly Today = new(2026, 11, 27);

    [Theory]
    [InlineData(80, 10, 8, null, null, true)]
    [InlineData(80, 10, 7, null, null, false)]
    [InlineData(67, 3, 2, null, null, false)] // 66.7 % is not 67 %.
    [InlineData(66, 3, 2, null, null, true)]
    [InlineData(80, 0, 0, null, null, false)]
    [InlineData(0, 0, 0, null, null, true)]
    [InlineData(80, 10, 10, 50, 49, false)]
    [InlineData(80, 10, 10, 50, 50, true)]
    [InlineData(80, 10, 10, 50, null, false)]
    public void Rule_AsksForAttendanceAndScore(int required, int expected, int attended, int? requiredScore, int? score, bool isMet)
    {
        var reasons = CertificateRule.WhyNot(
            CourseAsking(required, requiredScore), Held(Today.AddDays(-1)), EnrolmentStatus.Enrolled, new AttendanceShare(expected, attended), score, Today);

        Assert.Equal(isMet, reasons.Count == 0);
    }

    [Fact]
    public void Rule_WithoutAnyData_SaysWhatIsMissing() => Assert.Equal(
        ["Chưa có điểm danh", "Chưa có điểm kiểm tra"],
        CertificateRule.WhyNot(CourseAsking(80, 50), Held(Today), EnrolmentStatus.Enrolled, null, null, Today));

    [Fact]
    public void Rule_BeforeTheEndOrNotCompletedOrWithoutCertificates_IsNotMet()
    {
        Assert.Single(CertificateRule.WhyNot(CourseAsking(0, null), Held(Today.AddDays(1)), EnrolmentStatus.Enrolled, null, null, Today));
        Assert.Single(CertificateRule.WhyNot(CourseAsking(0, null), Held(Today), EnrolmentStatus.NotCompleted, null, null, Today));
        Assert.Single(CertificateRule.WhyNot(CourseAsking(0, null, issues: false), Held(Today), EnrolmentStatus.Completed, null, null, Today));
    }

    [Fact]
    public void Percent_IsRoundedDown() => Assert.Equal([79, 100, null], new int?[] { new AttendanceShare(24, 19).Percent, new AttendanceShare(3, 3).Percent, new AttendanceShare(0, 0).Percent });

    private static Course CourseAsking(int percent, int? score, bool issues = true) => new()
    {
        CourseId = Guid.NewGuid(),
        Code = "K1",
        Title = "Khóa",
        Hours = 3.5m,
        TopicId = Guid.NewGuid(),
        Audience = AudienceLevels.Commune,
        RequiredAttendancePercent = percent,
        RequiredScorePercent = score,
        IssuesCertificate = issues,
        SearchKey = "khoa",
    };

    private static CourseOffering Held(DateOnly lastDay) => new()
    {
        OfferingId = Guid.NewGuid(),
        CourseId = Guid.NewGuid(),
        Code = "L1",
        Title = "Lớp",
        Kind = OfferingKind.Class,
        Status = OfferingStatus.Running,
        Access = OfferingAccess.Everybody,
        Capacity = 30,
        OfferHours = 48,
        SearchKey = "lop",
        CreatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        FirstDay = lastDay,
        LastDay = lastDay,
    };
}
