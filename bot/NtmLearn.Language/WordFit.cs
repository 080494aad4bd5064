namespace NtmLearn.Language;

/// <summary>What a word says about the encoding it is read in.</summary>
internal enum WordFit
{
    /// <summary>A Vietnamese syllable.</summary>
    Good = 1,

    /// <summary>A single sign or an abbreviation: speaks neither for nor against.</summary>
    Neutral = 2,

    /// <summary>Nothing that Vietnamese spelling allows.</summary>
    Bad = 3,
}
