using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>How many were at a session, where names are not needed. Rows are only added; the newest counts.</summary>
public sealed class Headcount
{
    public required Guid HeadcountId { get; init; }

    public required Guid SessionId { get; init; }

    public required int Total { get; init; }

    public required int Women { get; init; }

    /// <summary>Of an ethnic minority; null when nobody counted.</summary>
    public int? EthnicMinority { get; init; }

    public int? PoorHousehold { get; init; }

    public required MarkSource Source { get; init; }

    public required ActorKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    public required DateTime At { get; init; }

    public required string ClientKey { get; init; }

    public string? Reason { get; init; }
}
