namespace NtmLearn.Lms.Imports.Tables;

/// <summary>What was mended in a cell, or looks wrong in it.</summary>
[Flags]
public enum CellNotes
{
    None = 0,

    /// <summary>Letters and marks that came apart (NFD) were put together.</summary>
    Composed = 1,

    /// <summary>Zero-width signs, byte-order marks or soft hyphens were taken out.</summary>
    InvisibleRemoved = 2,

    /// <summary>Non-breaking and other uncommon spaces became plain ones.</summary>
    SpacesMended = 4,

    ConvertedFromTcvn3 = 8,
    ConvertedFromVni = 16,

    /// <summary>May be in a legacy font, but not surely: left as it came.</summary>
    UnsureEncoding = 32,

    /// <summary>Question marks within words: the letters were lost before the file came here.</summary>
    LostLetters = 64,
}
