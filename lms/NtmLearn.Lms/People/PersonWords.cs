using NtmLearn.Lms.Enrolments;

namespace NtmLearn.Lms.People;

/// <summary>What screens say for values.</summary>
public static class PersonWords
{
    public static string? Of(Sex? sex) => sex switch
    {
        Sex.Male => "Nam",
        Sex.Female => "Nữ",
        _ => null,
    };

    /// <summary>Where an enrolment stands, in two or three words.</summary>
    public static string Of(EnrolmentStatus status) => status switch
    {
        EnrolmentStatus.Requested => "Chờ duyệt",
        EnrolmentStatus.Returned => "Cần bổ sung",
        EnrolmentStatus.Rejected => "Không duyệt",
        EnrolmentStatus.WaitListed => "Chờ chỗ",
        EnrolmentStatus.Offered => "Có chỗ, chờ xác nhận",
        EnrolmentStatus.Expired => "Hết hạn giữ chỗ",
        EnrolmentStatus.Enrolled => "Đã có chỗ",
        EnrolmentStatus.Withdrawn => "Đã rút",
        EnrolmentStatus.Completed => "Hoàn thành",
        _ => "Chưa hoàn thành",
    };
}
