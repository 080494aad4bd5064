namespace NtmLearn.Lms.Access;

/// <summary>What an account may be, each for a unit and a period.</summary>
public enum Role
{
    /// <summary>Accounts, keys, settings.</summary>
    Administrator = 1,

    /// <summary>The provincial coordination office.</summary>
    Coordinator = 2,

    /// <summary>Answers for a unit and all below it.</summary>
    UnitManager = 3,

    /// <summary>Leads sessions.</summary>
    Facilitator = 4,

    /// <summary>Checks people in at the door and sees nothing else.</summary>
    DoorKeeper = 5,

    /// <summary>Logs for a mass organisation.</summary>
    OrganisationReporter = 6,
    PressPartner = 7,

    /// <summary>Reads everything, changes nothing.</summary>
    Auditor = 8,

    /// <summary>An official with an account: sees and does what is their own.</summary>
    Learner = 9,
}
