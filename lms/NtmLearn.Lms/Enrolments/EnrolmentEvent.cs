namespace NtmLearn.Lms.Enrolments;

/// <summary>What can happen to an enrolment. Which event leads from which status to which stands in <see cref="EnrolmentMachine"/>.</summary>
public enum EnrolmentEvent
{
    /// <summary>Asked for, and the unit has to say yes first.</summary>
    Request = 1,

    /// <summary>Gets a seat at once: nobody has to approve, or the unit itself named the person.</summary>
    Admit = 2,

    /// <summary>Joins the queue: nobody has to approve, and no seat is free.</summary>
    Queue = 3,

    /// <summary>The unit says yes and a seat is free.</summary>
    Approve = 4,

    /// <summary>The unit says yes and no seat is free.</summary>
    ApproveToQueue = 5,

    /// <summary>Sent back with a reason, to be mended.</summary>
    Return = 6,

    /// <summary>Mended and handed in again.</summary>
    Resubmit = 7,
    Reject = 8,

    /// <summary>The unit let its time pass: the deputy or the office decides now.</summary>
    Escalate = 9,

    /// <summary>A seat became free for the first in the queue and is kept for a while.</summary>
    Offer = 10,

    /// <summary>A seat became free shortly before the class: taken without asking.</summary>
    MoveUp = 11,
    Accept = 12,

    /// <summary>The offer was not answered in time.</summary>
    Expire = 13,
    Withdraw = 14,

    /// <summary>Leaves the seat to the one who comes instead.</summary>
    GiveWay = 15,

    /// <summary>Takes the seat of the one who gave way.</summary>
    TakeOver = 16,
    Complete = 17,
    NotComplete = 18,

    /// <summary>The class does not take place, or began before anybody decided.</summary>
    ClassOver = 19,
}
