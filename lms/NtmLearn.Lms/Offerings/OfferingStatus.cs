namespace NtmLearn.Lms.Offerings;

/// <summary>Where a class stands. Draft → Open ⇄ Full → Running → Completed; Cancelled from any but Completed.</summary>
public enum OfferingStatus
{
    /// <summary>Only the office sees it.</summary>
    Draft = 1,

    /// <summary>Announced; takes enrolments between its opening and closing times while seats are free.</summary>
    Open = 2,

    /// <summary>Every seat is taken or kept for a quota; who comes now waits.</summary>
    Full = 3,
    Running = 4,
    Completed = 5,
    Cancelled = 6,
}

/// <summary>What kind of class it is.</summary>
public enum OfferingKind
{
    Class = 1,

    /// <summary>A visit to another province: no attendance by session, a report with lessons.</summary>
    StudyVisit = 2,

    /// <summary>Without days yet: gathers who wants to come. All of them wait until it has sessions.</summary>
    Demand = 3,
}

/// <summary>Who may see a class on the public pages and enrol by themselves.</summary>
public enum OfferingAccess
{
    /// <summary>Anybody of the audience, also without an account.</summary>
    Everybody = 1,

    /// <summary>Officials with an account.</summary>
    Officials = 2,

    /// <summary>Only those whom a unit names.</summary>
    NominatedOnly = 3,
}
