namespace NtmLearn.Lms.Sessions;

/// <summary>What to do about a clash.</summary>
public enum ClashRule
{
    /// <summary>Refuse.</summary>
    Block = 1,

    /// <summary>Do it and say so.</summary>
    Warn = 2,
}
