using static NtmLearn.Lms.Enrolments.EnrolmentEvent;
using static NtmLearn.Lms.Enrolments.EnrolmentStatus;

namespace NtmLearn.Lms.Enrolments;

/// <summary>Which event leads from which status to which. What is not here does not happen, on any path.</summary>
public static class EnrolmentMachine
{
    /// <summary>The status after an event.</summary>
    /// <param name="from">Null for a person who was never in the class.</param>
    /// <returns>Null when the event cannot happen in that status.</returns>
    public static EnrolmentStatus? Next(EnrolmentStatus? from, EnrolmentEvent what) => (from, what) switch
    {
        (null or Withdrawn or Expired or Rejected, Request) => Requested,
        (null or Withdrawn or Expired or Rejected, Admit) => Enrolled,
        (null or Withdrawn or Expired or Rejected, Queue) => WaitListed,
        (Requested, Approve) => Enrolled,
        (Requested, ApproveToQueue) => WaitListed,
        (Requested, Return) => Returned,
        (Returned, Resubmit) => Requested,
        (Requested, Reject) => Rejected,
        (Requested, Escalate) => Requested,
        (WaitListed, Offer) => Offered,
        (WaitListed, MoveUp) => Enrolled,
        (Offered, Accept) => Enrolled,
        (Offered, Expire) => Expired,
        (Requested or Returned or WaitListed or Offered or Enrolled, Withdraw or ClassOver) => Withdrawn,
        (Offered or Enrolled, GiveWay) => Withdrawn,
        (null or Withdrawn or Expired or Rejected or Requested or Returned or WaitListed, TakeOver) => Enrolled,
        (Enrolled or NotCompleted, Complete) => Completed,
        (Enrolled or Completed, NotComplete) => NotCompleted,
        _ => null,
    };

    /// <summary>Whether an enrolment in this status takes one of the seats.</summary>
    public static bool HoldsSeat(this EnrolmentStatus status) => status is Offered or Enrolled or Completed or NotCompleted;

    /// <summary>Whether the person is in the class or on the way into it: no second enrolment, and other classes at that time clash.</summary>
    public static bool IsLive(this EnrolmentStatus status) => status is not (Rejected or Expired or Withdrawn);

    /// <summary>The same as lists, for queries.</summary>
    public static readonly IReadOnlyList<EnrolmentStatus> Holding = [Offered, Enrolled, Completed, NotCompleted];

    public static readonly IReadOnlyList<EnrolmentStatus> Live = [Requested, Returned, WaitListed, Offered, Enrolled, Completed, NotCompleted];
}
