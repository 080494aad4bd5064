namespace NtmLearn.Lms.Reports;

/// <summary>Of which level somebody came, by the highest post that they held on the day of the class.</summary>
public enum LearnerLevel
{
    Province = 1,

    /// <summary>Until 30/06/2025 there were districts.</summary>
    District = 2,
    Commune = 3,

    /// <summary>A post whose title names a hamlet.</summary>
    Hamlet = 4,

    /// <summary>No post.</summary>
    Citizen = 5,
}
