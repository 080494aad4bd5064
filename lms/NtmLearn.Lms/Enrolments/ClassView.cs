using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Enrolments;

/// <summary>What pages about enrolling say of a class.</summary>
/// <param name="Free">Seats that nobody holds and no quota keeps.</param>
/// <param name="Waiting">How many wait for a seat.</param>
public sealed record ClassView(
    Guid OfferingId,
    string Code,
    string Title,
    OfferingKind Kind,
    OfferingStatus Status,
    OfferingAccess Access,
    bool RequiresApproval,
    int Capacity,
    int Taken,
    int Free,
    int Waiting,
    IReadOnlyList<ClassSession> Sessions)
{
    /// <summary>First day and hour, in words; null without days.</summary>
    public string? When => Sessions is [var first, ..]
        ? ScreenFormat.LongDay(first.Day) + ", " + ScreenFormat.Time(first.StartMinute) + (Sessions.Count > 1 ? $" (có {Sessions.Count} buổi)" : "")
        : null;

    /// <summary>Where it begins.</summary>
    public string? Where => Sessions.FirstOrDefault(s => s.Venue is not null)?.Venue;

    public bool HasSeats => Kind != OfferingKind.Demand && Free > 0;
}

/// <summary>One meeting of a class; minutes since midnight.</summary>
public sealed record ClassSession(DateOnly Day, int StartMinute, string? Venue);

/// <summary>One line of a class's list.</summary>
/// <param name="For">The unit or organisation the person comes for.</param>
/// <param name="Rank">1 for the first of those who wait.</param>
public sealed record EnrolmentLine(
    Guid EnrolmentId,
    Guid PersonId,
    string FullName,
    string SortKey,
    string? For,
    EnrolmentStatus Status,
    EnrolmentPath Path,
    int? Place,
    int? Rank,
    DateTime? OfferedUntil,
    DateTime? DecideBy,
    bool InQuota,
    bool NeedsLook);

/// <summary>An enrolment as its person sees it.</summary>
/// <param name="Ahead">Who waits before them.</param>
/// <param name="HasQuota">Whether their unit has seats of its own in this class, which come first.</param>
/// <param name="LastReason">What the one who returned, rejected or ended it wrote.</param>
public sealed record MyEnrolment(
    EnrolmentResponse Enrolment, ClassView Class, int Ahead, bool HasQuota, string? LastReason)
{
    public EnrolmentStatus Status => Enrolment.Status;

    public bool CanWithdraw => EnrolmentMachine.Next(Status, EnrolmentEvent.Withdraw) is not null;
}

/// <summary>One step of a history.</summary>
public sealed record HistoryLine(DateTime At, EnrolmentEvent Event, EnrolmentStatus To, string By, string? Reason);
