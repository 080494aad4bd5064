using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Attendance.Excuses;

/// <summary>What became of an excuse.</summary>
public enum ExcuseState
{
    Asked = 1,
    Granted = 2,
    Refused = 3,
    Withdrawn = 4,
}

/// <summary>A person who cannot come says so before the session begins.</summary>
public sealed class ExcuseRequest : IAboutPerson
{
    public required Guid ExcuseRequestId { get; init; }

    public required Guid SessionId { get; init; }

    public required Guid PersonId { get; init; }

    public required string Reason { get; set; }

    public required ExcuseState State { get; set; }

    public required DateTime AskedAt { get; init; }

    public DateTime? DecidedAt { get; set; }

    public string? Answer { get; set; }

    Guid IAudited.AuditId => ExcuseRequestId;
}
