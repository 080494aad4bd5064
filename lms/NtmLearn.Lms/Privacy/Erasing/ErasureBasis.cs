namespace NtmLearn.Lms.Privacy.Erasing;

/// <summary>Why somebody is erased. A list and no free text, since what is written about it stays.</summary>
public enum ErasureBasis
{
    /// <summary>The person asked.</summary>
    PersonAsked = 1,
    ConsentWithdrawn = 2,

    /// <summary>The days that their data are kept have run out.</summary>
    DaysOver = 3,
    EnteredByMistake = 4,
}
