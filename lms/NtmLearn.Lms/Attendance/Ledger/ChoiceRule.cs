namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>Why one mark of several counts.</summary>
public enum ChoiceRule
{
    /// <summary>There is no other.</summary>
    Only = 1,

    /// <summary>It says what happened last.</summary>
    Latest = 2,

    /// <summary>The person was there already; signing in once more, or an excuse, changes nothing.</summary>
    AlreadyThere = 3,

    /// <summary>A correction, with its reason.</summary>
    Correction = 4,
}
