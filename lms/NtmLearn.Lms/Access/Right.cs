namespace NtmLearn.Lms.Access;

/// <summary>Things that one may be allowed to do. Pages and endpoints ask for one; who has it how far stands in <see cref="AccessRules"/>.</summary>
public enum Right
{
    /// <summary>My classes, my data, my calendar, my account.</summary>
    OwnThings = 1,
    ReadOfferings = 2,
    ManageOfferings = 3,
    ManageCourses = 4,
    ManageVenues = 5,
    ReadEnrolments = 6,

    /// <summary>Enrol others, withdraw, replace, move.</summary>
    ManageEnrolments = 7,

    /// <summary>Say yes or no, or send back, for one's unit.</summary>
    ApproveEnrolments = 8,
    ManageQuotas = 9,

    /// <summary>Fill a quota of one's unit or organisation with names.</summary>
    Nominate = 10,
    ReadPeople = 11,
    ManagePeople = 12,
    MergePeople = 13,

    /// <summary>See a full ID number or telephone number; each reading is audited.</summary>
    ReadSensitive = 14,
    ReadUnits = 15,
    ManageUnits = 16,
    ManageOrganisations = 17,
    Import = 18,
    ManageAccounts = 19,

    /// <summary>Give out a one-time code for a new password within one's unit.</summary>
    IssuePasswordCodes = 20,
    ReadAudit = 21,
    ReadJobs = 22,
    ManageApiKeys = 23,
    HandlePrivacy = 24,
    ReadNotices = 25,

    /// <summary>Export lists with names; each export is audited.</summary>
    Export = 26,

    /// <summary>The dashboard of a desk.</summary>
    Desk = 27,

    /// <summary>See what the office keeps for every class without changing it: courses, venues, days to avoid, quotas, which files came in.</summary>
    ReadOffice = 28,

    /// <summary>Record who came to a session, also walk-ins and headcounts.</summary>
    TakeAttendance = 30,

    /// <summary>See who came.</summary>
    ReadAttendance = 31,

    /// <summary>Open a session that is locked, decide about excuses out of reach, say which person a walk-in is.</summary>
    SuperviseAttendance = 32,

    /// <summary>The quizzes of classes: results, and entering quizzes and evaluations from paper. Writing a quiz belongs to its course.</summary>
    ManageQuizzes = 42,

    /// <summary>What people said of classes; nobody's name stands there.</summary>
    ReadEvaluations = 43,

    /// <summary>Issue certificates, correct and revoke them, and write their templates.</summary>
    ManageCertificates = 40,

    /// <summary>See who has a certificate, and the register book. One's own come with <see cref="OwnThings"/>.</summary>
    ReadCertificates = 41,

    /// <summary>Figures of classes with the rows beneath them, and the paper made of them.</summary>
    ReadReports = 44,
}

/// <summary>How far a right goes.</summary>
public enum Reach
{
    None = 1,

    /// <summary>What is the caller's own: their person, their sessions, their organisation.</summary>
    Own = 2,

    /// <summary>The unit of the role and all below it, and what became part of these.</summary>
    Subtree = 3,
    All = 4,
}
