using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>One mark that somebody wants written.</summary>
/// <param name="AttendeeId">A person, enrolled or not, or a walk-in of the class.</param>
/// <param name="ClientKey">Made up by the sender; the same key is the same mark.</param>
/// <param name="DeviceAt">What the device's clock said.</param>
/// <param name="Reason">Needed for a correction.</param>
public sealed record MarkInput(Guid AttendeeId, AttendanceStatus Status, string ClientKey, DateTime? DeviceAt = null, string? Reason = null);

/// <summary>Somebody new who came.</summary>
/// <param name="WalkInId">Made up by the sender, so that marks can name it before it is stored.</param>
public sealed record WalkInInput(
    Guid WalkInId, string FullName, Sex? Sex, int? YearOfBirth, Guid? HamletId, Guid? UnitId, string? Place, string ClientKey);

/// <summary>How many came, by count.</summary>
public sealed record HeadcountInput(int Total, int Women, int? EthnicMinority, int? PoorHousehold, string ClientKey, string? Reason = null);

/// <summary>What comes in together, and is written together.</summary>
public sealed record LedgerInput(MarkSource Source, IReadOnlyList<MarkInput> Marks)
{
    public IReadOnlyList<WalkInInput> WalkIns { get; init; } = [];

    public HeadcountInput? Headcount { get; init; }

    /// <summary>How far the device's clock was behind ours when it sent.</summary>
    public TimeSpan ClockSkew { get; init; }
}

/// <summary>What became of a mark.</summary>
public enum MarkFate
{
    Written = 1,

    /// <summary>It was written before, under the same key.</summary>
    Known = 2,

    /// <summary>It says what counts already, so nothing was written.</summary>
    Unchanged = 3,
    Refused = 4,
}

/// <summary>The answer to one mark, walk-in or headcount, by its key.</summary>
/// <param name="Status">What counts now; null for a walk-in, a headcount, or who has no state.</param>
public sealed record MarkResult(string ClientKey, MarkFate Fate, AttendanceStatus? Status = null, Refusal? Refusal = null);
