namespace NtmLearn.Lms.Imports;

/// <summary>What a file lists. Hamlets have their own page beside the units.</summary>
public enum ImportKind
{
    People = 1,

    /// <summary>People and the classes they are to be in.</summary>
    Enrolments = 2,

    /// <summary>Classes, a row for each session.</summary>
    Offerings = 3,
}
