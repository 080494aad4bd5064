namespace NtmLearn.Lms.Enrolments;

/// <summary>Where an enrolment stands. Waiting for approval and waiting for a seat are different things.</summary>
public enum EnrolmentStatus
{
    /// <summary>Waits for the word of the unit.</summary>
    Requested = 1,

    /// <summary>Sent back to the person to mend something.</summary>
    Returned = 2,
    Rejected = 3,

    /// <summary>Approved or free of approval; waits for a seat at a place in the queue.</summary>
    WaitListed = 4,

    /// <summary>A seat is kept until the person says yes, or time is up.</summary>
    Offered = 5,

    /// <summary>The offer ran out.</summary>
    Expired = 6,
    Enrolled = 7,
    Withdrawn = 8,
    Completed = 9,
    NotCompleted = 10,
}

/// <summary>How an enrolment came.</summary>
public enum EnrolmentPath
{
    /// <summary>The person, with an account.</summary>
    Self = 1,

    /// <summary>A citizen without an account.</summary>
    Citizen = 2,

    /// <summary>Named by a unit within its quota.</summary>
    Nomination = 3,
    Import = 4,

    /// <summary>The coordination office by hand.</summary>
    Office = 5,
    Api = 6,
    Chat = 7,
}
