using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;

namespace NtmLearn.Lms.Certificates;

/// <summary>Who may get a certificate: what the course asks for, held against what is known of a person.</summary>
public static class CertificateRule
{
    /// <summary>Enrolments that held a seat to the end.</summary>
    public static readonly EnrolmentStatus[] Seated = [EnrolmentStatus.Enrolled, EnrolmentStatus.Completed, EnrolmentStatus.NotCompleted];

    /// <summary>Why somebody does not meet the rule, in words for the office; empty for who does.</summary>
    /// <param name="share">Null when no attendance is known.</param>
    /// <param name="score">Null when no score is known.</param>
    public static IReadOnlyList<string> WhyNot(
        Course course, CourseOffering offering, EnrolmentStatus status, AttendanceShare? share, int? score, DateOnly today)
    {
        var reasons = new List<string>();
        if (!course.IssuesCertificate)
        {
            reasons.Add("Khóa này không cấp giấy chứng nhận");
        }

        if (offering.Status != OfferingStatus.Completed && !(offering.LastDay <= today))
        {
            reasons.Add("Lớp chưa học xong");
        }

        if (status == EnrolmentStatus.NotCompleted)
        {
            reasons.Add("Đã ghi là không hoàn thành");
        }

        if (course.RequiredAttendancePercent > 0)
        {
            if (share is not { Expected: > 0 })
            {
                reasons.Add("Chưa có điểm danh");
            }
            else if (share.Attended * 100 < course.RequiredAttendancePercent * share.Expected)
            {
                reasons.Add($"Dự {share.Attended}/{share.Expected} buổi, cần {course.RequiredAttendancePercent}%");
            }
        }

        if (course.RequiredScorePercent is { } required && !(score >= required))
        {
            reasons.Add(score is { } reached ? $"Kiểm tra {reached} điểm, cần {required}" : "Chưa có điểm kiểm tra");
        }

        return reasons;
    }
}
