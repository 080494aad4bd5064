namespace NtmLearn.Language;

/// <summary>How Vietnamese was written before Unicode, in fonts of their own.</summary>
public enum LegacyEncodingKind
{
    /// <summary>TCVN 5712:1993, third form ("ABC"; fonts named .VnTime, and .VnTimeH for capitals).</summary>
    Tcvn3 = 1,

    /// <summary>VNI for Windows (fonts named VNI-Times and the like): a letter and a mark after it.</summary>
    VniWindows = 2,
}
